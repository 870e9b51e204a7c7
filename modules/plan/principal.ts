import type { Place } from "./account";
import type { Certainty, PolicyUse, PrincipalType } from "../report/report";
import { certainties, type Policy } from "./policy";

/** A role, user, group or permission set, as what attaches a policy to it tells it from others. */
export interface PrincipalIdentity {
  /** The same for the same principal, before and after a plan. */
  readonly key: string;
  readonly type: PrincipalType;

  /** `null` where it is known after apply only. */
  readonly name: string | null;
  readonly account: string | null;
  readonly provider: string | null;

  /** Whether it is known which account's or which provider's it is. */
  readonly placed: boolean;
}

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

/** What one resource says that a principal has: a policy, or a group that a user is in. */
export interface Claim extends Pick<AttachedPolicy, "by" | "slot" | "isOwn"> {
  /** The same where two resources say the same. */
  readonly pair: string;

  /** The key of the principal. */
  readonly principal: string;

  readonly kind: "managed" | "inline" | "boundary" | "group";

  /** Notes that nobody knows whether the principal has it. */
  readonly doubt: () => void;

  /** Notes that the principal has it no longer, as far as this resource says: of what a list can leave out. */
  readonly drop?: () => void;

  /** Notes that another principal has it perhaps. */
  readonly giveTo: (principal: string) => void;
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

/** Who a name means at a place. IAM compares names without regard to case. */
export function identity(
  type: PrincipalType,
  { account, provider, key }: Place,
  name: string,
  namedBy: string,
): PrincipalIdentity {
  // nobody knows whether two that can't be placed are one
  const where = key ?? `of ${namedBy}`;
  const unique = JSON.stringify([type, where, name.toLowerCase()]);
  return { key: unique, type, name, account, provider, placed: key !== undefined };
}

/** Who is meant by a resource whose name is known after apply only, or an ARN that is no resource's. */
export function identityByAddress(
  type: PrincipalType,
  { account, provider }: Pick<Place, "account" | "provider">,
  address: string,
): PrincipalIdentity {
  return { key: JSON.stringify([type, address]), type, name: null, account, provider, placed: true };
}

/** The principals at one time, as they are found. */
export class Principals {
  readonly #found = new Map<string, Draft>();
  readonly #memberships: Membership[] = [];
  readonly #claims: Claim[] = [];

  /** Notes that there is a principal, and which resource it is. */
  note(identity: PrincipalIdentity, address: string | null = null): void {
    this.#draft(identity, address);
  }

  attach(identity: PrincipalIdentity, attached: AttachedPolicy): void {
    const draft = this.#draft(identity);
    const { use, policy, by, slot, isOwn } = attached;
    draft.attach(attached);
    this.#claims.push({
      pair: JSON.stringify([draft.key, use, slot]),
      principal: draft.key,
      kind: use === "boundary" ? "boundary" : policy.managed ? "managed" : "inline",
      by,
      slot,
      isOwn,
      doubt: () => {
        draft.doubt(attached);
      },
      drop: () => {
        draft.drop(attached);
      },
      giveTo: (key) => this.#found.get(key)?.attach({ ...attached, attachment: "unknown" }),
    });
  }

  /** Notes that a user is in a group. */
  join(user: PrincipalIdentity, group: PrincipalIdentity, attachment: Certainty, by: string): void {
    const [own, joined] = [this.#draft(user), this.#draft(group)];
    const membership = { user: own.key, group: joined.key, attachment };
    this.#memberships.push(membership);
    const slot = `in ${joined.key}`;
    this.#claims.push({
      pair: JSON.stringify([own.key, "group", slot]),
      principal: own.key,
      kind: "group",
      by,
      slot,
      isOwn: true,
      doubt: () => {
        membership.attachment = "unknown";
      },
      giveTo: (key) => this.#memberships.push({ user: key, group: joined.key, attachment: "unknown" }),
    });
  }

  /** What the resources say, one by one. */
  get claims(): readonly Claim[] {
    return this.#claims;
  }

  /** The addresses of the resources that are principals, with their keys. */
  get owned(): (readonly [address: string, key: string])[] {
    return [...this.#found.values()].flatMap(({ address, key }) =>
      address === null ? [] : [[address, key] as const],
    );
  }

  /** The address of the resource that a principal is. */
  addressOf(key: string): string | undefined {
    return this.#found.get(key)?.address ?? undefined;
  }

  /** Those of a type that may be of an account; of all where it is not known. */
  ofType(type: PrincipalType, account: string | null): PrincipalIdentity[] {
    return [...this.#found.values()].filter(
      (draft) =>
        draft.type === type && (account === null || draft.account === null || draft.account === account),
    );
  }

  /** All of them, users with what their groups have. */
  all(): Map<string, Principal> {
    this.#doubtNamesTwice();
    const groups = new Map([...this.#found].map(([key, draft]) => [key, draft.policies]));
    for (const { user, group, attachment } of this.#memberships) {
      for (const attached of groups.get(group) ?? []) {
        this.#found
          .get(user)
          ?.attach({ ...attached, attachment: leastSure(attached.attachment, attachment) });
      }
    }
    for (const [draft, others] of namesakes([...this.#found.values()])) draft.namesakes.push(...others);
    return new Map(this.#found);
  }

  /** Of inline policies with one name IAM keeps what was written last. */
  #doubtNamesTwice(): void {
    const inline = this.#claims.filter(({ kind, slot }) => kind === "inline" && slot.startsWith("named "));
    const byPair = new Map<string, Set<string>>();
    for (const { pair, by } of inline) byPair.set(pair, (byPair.get(pair) ?? new Set()).add(by));
    for (const claim of inline) {
      if ((byPair.get(claim.pair)?.size ?? 0) > 1) claim.doubt();
    }
  }

  #draft(identity: PrincipalIdentity, address: string | null = null): Draft {
    const draft = this.#found.get(identity.key) ?? new Draft(identity);
    this.#found.set(identity.key, draft);
    draft.see(identity, address);
    return draft;
  }
}

/** That a user is in a group. */
interface Membership {
  readonly user: string;
  readonly group: string;
  attachment: Certainty;
}

class Draft implements Principal {
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

/** Those of one name that may be one principal. */
function namesakes(all: readonly Draft[]): [Draft, Draft[]][] {
  const byName = new Map<string, Draft[]>();
  for (const draft of all) {
    // the ARN of a permission set tells it from every other
    if (draft.name === null || draft.type === "permission-set") continue;
    const key = `${draft.type} ${draft.name.toLowerCase()}`;
    const others = byName.get(key);
    if (others) others.push(draft);
    else byName.set(key, [draft]);
  }
  return [...byName.values()]
    .filter((group) => group.some(({ account }) => account === null))
    .flatMap((group) =>
      group.map((one): [Draft, Draft[]] => [
        one,
        group.filter((other) => other !== one && (one.account === null || other.account === null)),
      ]),
    );
}

function isSurer(one: Certainty, other: Certainty): boolean {
  return certainties.indexOf(one) < certainties.indexOf(other);
}

/** What is only as sure as the least sure of what it follows from. */
export function leastSure(...all: readonly Certainty[]): Certainty {
  return all.reduce((one, other) => (isSurer(one, other) ? other : one), "known");
}
