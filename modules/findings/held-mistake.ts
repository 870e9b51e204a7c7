import type { AccountProfiles } from "../access/account-profiles";
import type { PolicyStatement } from "../iam/policy-statement";
import type { Attachments } from "../plan/attachments";
import type { Policy } from "../plan/policy";
import type { PolicyReading } from "../plan/policy-reading";
import type { Principal } from "../plan/principal";
import { managedPolicyQuota } from "../policy/quota";
import { policyTextSize } from "../policy/size";
import { authorizationMistakes, wideAccess } from "./authorization-mistake";
import type { Mistake } from "./mistake";
import { PolicyHolders } from "./policy-holders";
import { statementMistakes } from "./statement-mistake";
import { isWide } from "./wide-resource";

/** A mistake in a policy, and who has it: nobody, where the policy is attached to nobody. */
export interface HeldMistake {
  readonly policy: Policy;
  readonly mistake: Mistake;
  readonly principals: ReadonlySet<Principal>;
}

/** Notes a mistake in a policy, for those who have it. */
type Note = (policy: Policy, mistake: Mistake, holders: Iterable<Principal>) => void;

/**
 * What is wrong with policies, on their own and together with the others of whoever has them. What is wrong with one
 * subject at one place of a policy is one mistake.
 */
export function heldMistakes(
  attachments: Attachments,
  profiles: AccountProfiles,
  reading: PolicyReading,
): HeldMistake[] {
  const found = new Map<
    string,
    { policy: Policy; mistake: Mistake; values: Set<string>; principals: Set<Principal> }
  >();
  const note: Note = (policy, mistake, holders) => {
    const { statement, type, subject, hint } = mistake;
    const key = JSON.stringify([policy.address, statement?.position, type, subject, hint]);
    const item = found.get(key) ?? { policy, mistake, values: new Set(), principals: new Set() };
    found.set(key, item);
    for (const value of mistake.values) item.values.add(value);
    for (const principal of holders) item.principals.add(principal);
  };
  const uses = new PolicyHolders(attachments, profiles, reading);
  const noteAll = (
    mistakes: readonly Mistake[],
    policies: Iterable<Policy>,
    holders: (policy: Policy) => Iterable<Principal>,
  ): void => {
    const all = byStatement(mistakes);
    if (all.size === 0) return;
    for (const policy of policies) {
      // what a boundary does not allow is in none of its statements
      const places = [...(uses.boundaries.has(policy) ? [null] : []), ...reading.statements(policy)];
      for (const place of places) {
        for (const mistake of all.get(place) ?? []) note(policy, mistake, holders(policy));
      }
    }
  };
  for (const policy of attachments.policies.values()) {
    const holders = uses.holders.get(policy) ?? none;
    // a boundary allows nothing, however wide it is
    const isBoundary = uses.boundaries.has(policy) && holders.size === 0;
    for (const mistake of policyMistakes(policy, isBoundary, reading)) note(policy, mistake, holders);
    if (isBoundary || holders.size > 0) continue;
    const judged = uses.alone(policy);
    if (judged) noteAll(wideAccess(judged), [policy], () => none);
  }
  for (const { judged, isCaller, policies, principals } of uses.groups.values()) {
    const holders = (policy: Policy) =>
      [...principals].filter((principal) => principal.policies.some((each) => each.policy === policy));
    noteAll(authorizationMistakes(judged, isCaller), policies, holders);
  }
  noteWideManagedPolicies(attachments, reading, note);
  return [...found.values()].map(({ mistake, values, ...item }) => ({
    ...item,
    mistake: { ...mistake, values: [...values].sort() },
  }));
}

const none: ReadonlySet<Principal> = new Set();

function byStatement(mistakes: readonly Mistake[]): Map<PolicyStatement | null, Mistake[]> {
  const found = new Map<PolicyStatement | null, Mistake[]>();
  for (const mistake of mistakes) {
    const others = found.get(mistake.statement);
    if (others) others.push(mistake);
    else found.set(mistake.statement, [mistake]);
  }
  return found;
}

/** Notes AWS managed policies that allow any profile or model, at what attaches them. */
function noteWideManagedPolicies({ principals }: Attachments, reading: PolicyReading, note: Note): void {
  for (const principal of principals.values()) {
    for (const { policy, use, attachment, by } of principal.policies) {
      const isAwsManaged = /^arn:[^:]*:iam::aws:policy\//.test(policy.address) && policy.json !== undefined;
      if (!isAwsManaged || use === "boundary" || attachment === "unknown") continue;
      if (!reading.statements(policy).some(isWide)) continue;
      const attachedBy: Policy = { address: by, json: undefined, managed: false, owned: true };
      const subject = policy.address;
      note(attachedBy, { type: "wide-managed-policy", statement: null, subject, values: [] }, [principal]);
    }
  }
}

/** The share of the quota from which a policy's size is worth a word. */
const fullShare = 0.9;

/** The mistakes that a policy shows on its own. */
function policyMistakes(
  { json, managed, statements }: Policy,
  isBoundary: boolean,
  reading: PolicyReading,
): readonly Mistake[] {
  const own = (all: readonly PolicyStatement[]) => (isBoundary ? [] : statementMistakes(all));
  if (json === undefined) return own(statements ?? []);
  const read = reading.read(json);
  const whole = { statement: null, values: [] };
  if ("problem" in read) return [{ type: "invalid-policy", subject: read.problem, ...whole }];
  const size = policyTextSize(json);
  if (!managed || size < managedPolicyQuota * fullShare) return own(read);
  const type = size > managedPolicyQuota ? "policy-size" : "policy-nearly-full";
  return [{ type, subject: String(size), ...whole }, ...own(read)];
}
