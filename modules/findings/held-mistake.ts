import type { AccountProfiles } from "../access/account-profiles";
import { grantedResources } from "../access/granted-resource";
import type { Permissions } from "../iam/answer";
import type { Authorization } from "../iam/authorization";
import { unreadStatements, type PolicyStatement } from "../iam/policy-statement";
import type { Attachments } from "../plan/attachment";
import { heldPolicies } from "../plan/held-policies";
import type { Policy } from "../plan/policy";
import type { PolicyReading } from "../plan/policy-reading";
import type { Principal } from "../plan/principal";
import { managedPolicyQuota, policyTextSize } from "../policy/size";
import { authorizationMistakes, wideAccess } from "./authorization-mistake";
import { JudgedPolicies } from "./judged-policies";
import type { Mistake } from "./mistake";
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

/** Those whose policies say the same together. */
interface Group {
  readonly judged: JudgedPolicies;
  readonly policies: Set<Policy>;
  readonly principals: Set<Principal>;
}

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
  const uses = new Uses(attachments, profiles, reading);
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
  for (const { judged, policies, principals } of uses.groups.values()) {
    const holders = (policy: Policy) =>
      [...principals].filter((principal) => principal.policies.some((each) => each.policy === policy));
    const isCaller = [...principals].some(({ type }) => type !== "group");
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

/** Who has which policies. */
class Uses {
  readonly holders = new Map<Policy, Set<Principal>>();
  readonly boundaries = new Set<Policy>();
  readonly groups = new Map<string, Group>();
  readonly #profiles: AccountProfiles;
  readonly #reading: PolicyReading;
  readonly #numbers = new Map<Authorization, number>();

  /** What is attached to nobody may be what nobody knows of somebody. */
  readonly #besides: readonly (readonly PolicyStatement[])[];

  constructor({ principals }: Attachments, profiles: AccountProfiles, reading: PolicyReading) {
    this.#profiles = profiles;
    this.#reading = reading;
    let isWhole = true;
    for (const principal of principals.values()) {
      const { permissions } = heldPolicies(principal, reading);
      const group = permissions.length === 0 ? undefined : this.#group(permissions, principal);
      for (const { policy, use, attachment } of principal.policies) {
        if (use === "boundary") this.boundaries.add(policy);
        if (attachment === "unknown") isWhole = false;
        else group?.policies.add(policy);
        if (use === "boundary" || attachment === "unknown") continue;
        const having = this.holders.get(policy);
        if (having) having.add(principal);
        else this.holders.set(policy, new Set([principal]));
      }
    }
    this.#besides = isWhole ? [] : [unreadStatements];
  }

  /** A policy that is attached to nobody, as if it was somebody's only one. */
  alone(policy: Policy): JudgedPolicies | undefined {
    const own = this.#reading.authorization([this.#reading.statements(policy), ...this.#besides]);
    return own && this.#judged([own], null);
  }

  #group(permissions: Permissions, principal: Principal): Group {
    const key = JSON.stringify([principal.account, ...permissions.map((layer) => this.#number(layer))]);
    const found = this.groups.get(key) ?? {
      judged: this.#judged(permissions, principal.account),
      policies: new Set(),
      principals: new Set(),
    };
    this.groups.set(key, found);
    found.principals.add(principal);
    return found;
  }

  #judged(permissions: Permissions, account: string | null): JudgedPolicies {
    const { profileArns } = grantedResources(permissions[0]?.statements ?? []);
    return new JudgedPolicies(permissions, this.#profiles.of(account, profileArns));
  }

  #number(layer: Authorization): number {
    const number = this.#numbers.get(layer) ?? this.#numbers.size;
    this.#numbers.set(layer, number);
    return number;
  }
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
): Mistake[] {
  const own = (all: readonly PolicyStatement[]) => (isBoundary ? [] : all.flatMap(statementMistakes));
  if (json === undefined) return own(statements ?? []);
  const read = reading.read(json);
  const whole = { statement: null, values: [] };
  if ("problem" in read) return [{ type: "invalid-policy", subject: read.problem, ...whole }];
  const size = policyTextSize(json);
  if (!managed || size < managedPolicyQuota * fullShare) return own(read);
  const type = size > managedPolicyQuota ? "policy-size" : "policy-nearly-full";
  return [{ type, subject: String(size), ...whole }, ...own(read)];
}
