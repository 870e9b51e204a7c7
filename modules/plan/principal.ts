import type { Certainty, PolicyUse, PrincipalType } from "../report/principal";
import { isSurer } from "./certainty";
import type { Policy } from "./policy";
import type { PrincipalIdentity } from "./principal-identity";

/** A policy that a principal has, and how that was found. */
export interface AttachedPolicy {
  readonly policy: Policy;
  readonly use: PolicyUse;
  readonly attachment: Certainty;

  /** The address of the resource that says so. */
  readonly by: string;

  /** What IAM keeps it under: a managed policy itself, or the name of an inline one. */
  readonly slot: string;

  /** Whether that resource takes it away when it no longer says so. */
  readonly isOwn: boolean;
}

/** A role, user, group or permission set, and the policies it has. */
export interface Principal extends PrincipalIdentity {
  /** The address of its own resource, or `null`. */
  readonly address: string | null;

  /** A user's with those of its groups, each once. */
  readonly policies: readonly AttachedPolicy[];

  /** Others of its name that may be the same principal, because nobody knows an account. */
  readonly namesakes: readonly Principal[];
}

/** A principal whose policies are still being found. */
export class Draft implements Principal {
  readonly key: string;
  readonly type: PrincipalType;
  readonly name: string | null;
  readonly account: string | null;
  readonly placed: boolean;
  provider: string | null;
  address: string | null = null;
  readonly namesakes: Draft[] = [];
  readonly #policies = new Map<string, AttachedPolicy>();

  constructor({ key, type, name, account, provider, placed }: PrincipalIdentity) {
    this.key = key;
    this.placed = placed;
    this.type = type;
    this.name = name;
    this.account = account;
    this.provider = provider;
  }

  get policies(): readonly AttachedPolicy[] {
    return [...this.#policies.values()];
  }

  /** Several providers of one account are none in particular, but for the one that has the principal itself. */
  see({ provider }: PrincipalIdentity, address: string | null): void {
    if (address !== null) {
      this.address = address;
      this.provider = provider;
    } else if (this.address === null && this.provider !== provider) this.provider = null;
  }

  attach(attached: AttachedPolicy): void {
    const key = policyKey(attached);
    const known = this.#policies.get(key);
    if (!known || isSurer(attached.attachment, known.attachment)) this.#policies.set(key, attached);
  }

  /** Takes back what was noted, unless it was noted anew since. */
  drop(attached: AttachedPolicy): void {
    const key = policyKey(attached);
    if (this.#policies.get(key) === attached) this.#policies.delete(key);
  }

  doubt(attached: AttachedPolicy): void {
    this.#policies.set(policyKey(attached), { ...attached, attachment: "unknown" });
  }
}

function policyKey({ use, policy }: AttachedPolicy): string {
  return `${use} ${policy.address}`;
}
