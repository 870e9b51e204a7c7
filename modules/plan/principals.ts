import { namesakes } from "../report/namesake";
import type { Certainty, PrincipalType } from "../report/principal";
import { leastSure } from "./certainty";
import { Draft, type AttachedPolicy, type Principal } from "./principal";
import type { PrincipalIdentity } from "./principal-identity";

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
