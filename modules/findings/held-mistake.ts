import { managedPolicyQuota, policyTextSize } from "../policy/size";
import type { Authorization } from "../iam/authorization";
import { unreadStatements, type PolicyStatement } from "../iam/policy-statement";
import type { Attachments } from "../plan/attachment";
import { heldPolicies } from "../plan/held-policies";
import type { Policy } from "../plan/policy";
import type { PolicyReading } from "../plan/policy-reading";
import type { Principal } from "../plan/principal";
import type { ReportedProfile } from "../report/report";
import { authorizationMistakes } from "./authorization-mistake";
import type { Mistake } from "./mistake";
import { statementMistakes } from "./statement-mistake";

/** A mistake in a policy, and who has it: nobody, where the policy is attached to nobody. */
export interface HeldMistake {
  readonly policy: Policy;
  readonly mistake: Mistake;
  readonly principals: ReadonlySet<Principal>;
}

/** The share of the quota from which a policy's size is worth a word. */
const fullShare = 0.9;

/**
 * What is wrong with policies, on their own and together with the others of whoever has them. What is wrong with one
 * subject at one place of a policy is one mistake.
 */
export function heldMistakes(
  { principals, policies }: Attachments,
  read: ReadonlyMap<string, ReportedProfile>,
  reading: PolicyReading,
): HeldMistake[] {
  const found = new Map<
    string,
    { policy: Policy; mistake: Mistake; values: Set<string>; principals: Set<Principal> }
  >();
  const note = (policy: Policy, mistake: Mistake, holders: Iterable<Principal>): void => {
    const { statement, type, subject } = mistake;
    const key = JSON.stringify([policy.address, statement?.position, type, subject]);
    const item = found.get(key) ?? { policy, mistake, values: new Set(), principals: new Set() };
    found.set(key, item);
    for (const value of mistake.values) item.values.add(value);
    for (const principal of holders) item.principals.add(principal);
  };
  const use = uses(principals.values(), reading);
  // what is attached to nobody may be what nobody knows of somebody
  const besides = use.isWhole ? [] : [unreadStatements];
  for (const policy of policies.values()) {
    const holders = use.holders.get(policy) ?? none;
    const isBoundary = use.boundaries.has(policy) && holders.size === 0;
    for (const mistake of policyMistakes(policy, isBoundary, reading)) note(policy, mistake, holders);
    // what is attached to nobody is judged as if it was somebody's only policy
    const alone =
      isBoundary || holders.size > 0
        ? undefined
        : reading.authorization([reading.statements(policy), ...besides]);
    if (alone) use.groups.set(alone, { policies: new Set([policy]), principals: none });
  }
  for (const [all, group] of use.groups) {
    const mistakes = byStatement(authorizationMistakes(all, read));
    for (const policy of group.policies) {
      const holders = [...group.principals].filter((principal) => use.holders.get(policy)?.has(principal));
      for (const statement of reading.statements(policy)) {
        for (const mistake of mistakes.get(statement) ?? []) note(policy, mistake, holders);
      }
    }
  }
  return [...found.values()].map(({ mistake, values, ...item }) => ({
    ...item,
    mistake: { ...mistake, values: [...values].sort() },
  }));
}

const none: ReadonlySet<Principal> = new Set();

/** Who has which policies. */
interface Uses {
  readonly holders: ReadonlyMap<Policy, ReadonlySet<Principal>>;
  readonly boundaries: ReadonlySet<Policy>;

  /** Whether it is sure who has which policies. */
  readonly isWhole: boolean;

  /** Those whose policies say the same together, by what they say. */
  readonly groups: Map<
    Authorization,
    { readonly policies: Set<Policy>; readonly principals: ReadonlySet<Principal> }
  >;
}

function uses(principals: Iterable<Principal>, reading: PolicyReading): Uses {
  const holders = new Map<Policy, Set<Principal>>();
  const boundaries = new Set<Policy>();
  const groups = new Map<Authorization, { policies: Set<Policy>; principals: Set<Principal> }>();
  let isWhole = true;
  for (const principal of principals) {
    const [granted] = heldPolicies(principal, reading).permissions;
    const group = (granted && groups.get(granted)) ?? { policies: new Set(), principals: new Set() };
    if (granted) groups.set(granted, group);
    group.principals.add(principal);
    for (const { policy, use, attachment } of principal.policies) {
      if (use === "boundary") boundaries.add(policy);
      if (attachment === "unknown") isWhole = false;
      if (use === "boundary" || attachment === "unknown") continue;
      group.policies.add(policy);
      const having = holders.get(policy);
      if (having) having.add(principal);
      else holders.set(policy, new Set([principal]));
    }
  }
  return { holders, boundaries, isWhole, groups };
}

function byStatement(mistakes: readonly Mistake[]): Map<PolicyStatement | null, Mistake[]> {
  const found = new Map<PolicyStatement | null, Mistake[]>();
  for (const mistake of mistakes) {
    const others = found.get(mistake.statement);
    if (others) others.push(mistake);
    else found.set(mistake.statement, [mistake]);
  }
  return found;
}

/** The mistakes that a policy shows on its own. A boundary allows nothing, however wide it is. */
function policyMistakes(
  { json, managed, statements }: Policy,
  isBoundary: boolean,
  reading: PolicyReading,
): Mistake[] {
  const own = (all: readonly PolicyStatement[]) => (isBoundary ? [] : all.flatMap(statementMistakes));
  if (json === undefined) return own(statements ?? []);
  const read = reading.read(json);
  if ("problem" in read) {
    return [{ type: "invalid-policy", statement: null, subject: read.problem, values: [] }];
  }
  const size = policyTextSize(json);
  const full = managed && size >= managedPolicyQuota * fullShare;
  return [
    ...(full ? [{ type: "policy-size", statement: null, subject: String(size), values: [] } as const] : []),
    ...own(read),
  ];
}
