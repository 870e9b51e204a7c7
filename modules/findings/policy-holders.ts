import type { AccountProfiles } from "../access/account-profiles";
import { grantedResources } from "../access/granted-resource";
import type { Permissions } from "../iam/answer";
import { unreadStatements, type PolicyStatement } from "../iam/policy-statement";
import type { Attachments } from "../plan/attachments";
import { heldPolicies } from "../plan/held-policies";
import { Numbering } from "../plan/numbering";
import type { Policy } from "../plan/policy";
import type { PolicyReading } from "../plan/policy-reading";
import type { Principal } from "../plan/principal";
import { JudgedPolicies } from "./judged-policies";

/** Principals of one kind and account whose policies say the same together. */
export interface HolderGroup {
  readonly judged: JudgedPolicies;

  /** Whether they make calls themselves, as all do but groups. */
  readonly isCaller: boolean;
  readonly policies: Set<Policy>;
  readonly principals: Set<Principal>;
}

/** Who has which policies. */
export class PolicyHolders {
  readonly holders = new Map<Policy, Set<Principal>>();
  readonly boundaries = new Set<Policy>();
  readonly groups = new Map<string, HolderGroup>();
  readonly #profiles: AccountProfiles;
  readonly #reading: PolicyReading;
  readonly #numbers = new Numbering();

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

  #group(permissions: Permissions, principal: Principal): HolderGroup {
    const isCaller = principal.type !== "group";
    const key = JSON.stringify([principal.account, isCaller, this.#numbers.key(permissions)]);
    const found = this.groups.get(key) ?? {
      judged: this.#judged(permissions, principal.account),
      isCaller,
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
}
