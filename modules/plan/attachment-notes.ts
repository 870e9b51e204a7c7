import type { Unjudged } from "../report/finding";
import type { Certainty, PolicyUse, PrincipalType } from "../report/principal";
import type { Found } from "./policies";
import type { Policy } from "./policy";
import { leastSure } from "./certainty";
import type { PrincipalIdentity } from "./principal-identity";
import { Principals } from "./principals";
import type { NamedPrincipals } from "./principal-names";
import type { WholeList } from "./taken-away";
import type { TerraformResource } from "./terraform-resource";

/** What is to be known of an attachment besides. */
export interface AttachmentOptions {
  readonly use?: PolicyUse;

  /** The name of an inline policy, where it is known. */
  readonly name?: string | undefined;

  /** Whether its resource takes it away when it no longer says so. */
  readonly isOwn?: boolean;
}

/** What resources say of principals, as they are read one after the other. */
export class AttachmentNotes {
  readonly principals = new Principals();

  /** What resources say is all of a principal's. */
  readonly lists: WholeList[] = [];
  readonly unjudged: Unjudged[] = [];

  /** The inline policies that have been read, by principal and name. */
  readonly #inline = new Set<string>();

  /** What any principal may have: each is given it when all of them are known. */
  readonly #late: (() => void)[] = [];

  /** Gives policies to whom an attribute names. */
  give(
    resource: TerraformResource,
    named: NamedPrincipals,
    type: PrincipalType,
    policies: readonly Found<Policy>[],
    options?: AttachmentOptions,
  ): void {
    this.withAll(named, type, (principal) => {
      for (const policy of policies) {
        this.note(resource, principal.found, policy.found, leastSure(principal.sure, policy.sure), options);
      }
    });
  }

  note(
    { address: by }: TerraformResource,
    principal: PrincipalIdentity,
    policy: Policy,
    sure: Certainty,
    { use = "policy", name, isOwn = true }: AttachmentOptions = {},
  ): void {
    if (name !== undefined) this.#inline.add(inlineKey(principal, name));
    const slot = policy.managed || name === undefined ? policy.address : inlineSlot(name);
    this.principals.attach(principal, { policy, use, attachment: sure, by, slot, isOwn });
  }

  /** Does something with whom an attribute names: where that may be anyone, with each of a type, when all are known. */
  withAll(
    { principals, anyone, account }: NamedPrincipals,
    type: PrincipalType,
    work: (principal: Found<PrincipalIdentity>) => void,
  ): void {
    for (const principal of principals) work(principal);
    if (!anyone) return;
    this.#late.push(() => {
      for (const found of this.principals.ofType(type, account)) work({ found, sure: "unknown" });
    });
  }

  /** Notes that a resource says what is all of a principal's managed policies, or inline ones. */
  list(
    { address: by }: TerraformResource,
    { found, sure }: Found<PrincipalIdentity>,
    list: Pick<WholeList, "kind" | "slots" | "complete">,
  ): void {
    this.lists.push({ ...list, by, principal: found.key, complete: list.complete && sure !== "unknown" });
  }

  /** Whether a principal's inline policy of a name has been read. */
  hasInline(principal: PrincipalIdentity, name: string): boolean {
    return this.#inline.has(inlineKey(principal, name));
  }

  /** Notes what nobody knows. */
  noteUnjudged({ address }: TerraformResource, what: string): void {
    this.unjudged.push({ address, statement: null, what });
  }

  /** Gives what any principal may have. */
  finish(): void {
    for (const give of this.#late) give();
  }
}

/** What IAM keeps an inline policy under. */
export function inlineSlot(name: string): string {
  return `named ${name}`;
}

function inlineKey({ key }: PrincipalIdentity, name: string): string {
  return `${key} ${name}`;
}
