import { text } from "../iam/json";
import type { Certainty, PolicyUse, PrincipalType, Unjudged } from "../report/report";
import { Accounts } from "./account";
import { attributeValues, blocks, resourceName } from "./attribute";
import { OwnPolicies } from "./own-policy";
import { PermissionSets } from "./permission-set";
import { Policies, type Found } from "./policies";
import type { Policy } from "./policy";
import { leastSure, Principals, type Principal, type PrincipalIdentity } from "./principal";
import { PrincipalNames, type NamedPrincipals } from "./principal-names";
import { Resolution } from "./resolution";
import { takeAway, type WholeList } from "./taken-away";
import { does, type Resources, type TerraformDocument, type TerraformResource } from "./terraform-document";
import { unreadEffect } from "./unread-type";

/** The principals and policies at one time. */
export interface Attachments {
  /** By their keys. */
  readonly principals: ReadonlyMap<string, Principal>;

  /** Every policy, attached or not, by address. */
  readonly policies: ReadonlyMap<string, Policy>;
  readonly unjudged: readonly Unjudged[];
}

/** Which policies are attached to whom, before and after a plan; in a state, twice the same. */
export function attachments(document: TerraformDocument): Readonly<Record<"before" | "after", Attachments>> {
  const now = new Resolution(document, document.after);
  const accounts = new Accounts(document, now);
  const own = new OwnPolicies(document, accounts);
  const read = (side: "before" | "after", resolution: Resolution) => {
    const reader = new AttachmentReader(side, document, resolution, accounts, own);
    reader.read();
    return reader;
  };
  const after = read("after", now);
  if (document.source === "state") {
    const all = after.attachments();
    return { before: all, after: all };
  }
  const before = read("before", new Resolution(document, document.before));
  takeAway(before.principals, after.principals, after.lists, document.actions);
  return { before: before.attachments(), after: after.attachments() };
}

const principalTypes = ["role", "user", "group"] as const;

/** Lists of the inline policies that a principal keeps. */
const exclusiveType = /^aws_iam_(role|user|group)_policies_exclusive$/;

/** What a role lists itself, by the type of a resource that says what is all of it, and the attribute that does. */
const exclusiveLists: ReadonlyMap<string, readonly [list: string, attribute: string]> = new Map([
  ["aws_iam_role_policies_exclusive", ["inline_policy", "policy_names"]],
  ["aws_iam_role_policy_attachments_exclusive", ["managed_policy_arns", "policy_arns"]],
]);

/** Reads one resource after the other, each by its type. */
class AttachmentReader {
  readonly #side: "before" | "after";
  readonly #resources: Resources;
  readonly #resolution: Resolution;
  readonly #own: OwnPolicies;
  readonly #policies: Policies;
  readonly #names: PrincipalNames;
  readonly #permissionSets: PermissionSets;
  readonly #actions: TerraformDocument["actions"];
  readonly principals = new Principals();

  /** What resources say is all of a principal's. */
  readonly lists: WholeList[] = [];
  readonly #unjudged: Unjudged[] = [];

  /** The inline policies that have been read, by principal and name. */
  readonly #inline = new Set<string>();

  /** What a resource says a role keeps of a list, by role and list. */
  readonly #kept = new Map<string, ReadonlySet<string>>();

  /** The principals that have a resource of their own. */
  readonly #owned = new Set<string>();

  /** What any principal may have: each is given it when all of them are known. */
  readonly #late: (() => void)[] = [];

  constructor(
    side: "before" | "after",
    document: TerraformDocument,
    resolution: Resolution,
    accounts: Accounts,
    own: OwnPolicies,
  ) {
    const resources = document[side];
    this.#side = side;
    this.#actions = document.actions;
    this.#resources = resources;
    this.#resolution = resolution;
    this.#own = own;
    this.#policies = new Policies(resources, resolution);
    this.#names = new PrincipalNames(resolution, accounts);
    this.#permissionSets = new PermissionSets(resources, resolution, accounts, this.#policies);
  }

  read(): void {
    const all = [...this.#resources.values()];
    const exclusive = all.filter(({ type }) => exclusiveType.test(type));
    for (const resource of all) this.#prepare(resource);
    for (const resource of all) if (!exclusiveType.test(resource.type)) this.#read(resource);
    for (const resource of exclusive) this.#readExclusive(resource);
    for (const give of this.#late) give();
  }

  /** What was read. */
  attachments(): Attachments {
    return {
      principals: this.principals.all(),
      policies: this.#policies.all,
      unjudged: this.#unjudged,
    };
  }

  #read(resource: TerraformResource): void {
    const { type, data, address } = resource;
    const [, kind, what] = /^aws_iam_(role|user|group)(_\w+)?$/.exec(type) ?? [];
    const principal = kind as (typeof principalTypes)[number];
    if (kind !== undefined && what === undefined) this.#readPrincipal(resource, principal);
    else if (data) return;
    else if (what === "_policy") this.#readInline(resource, principal);
    else if (what === "_policy_attachment") {
      this.#attach(resource, principal, [principal], this.#policies.attached(resource, ["policy_arn"]));
    } else if (what === "_policy_attachments_exclusive") {
      const policies = this.#listed(resource, ["policy_arns"]);
      this.#attach(resource, principal, [`${kind}_name`], policies);
      if (attributeValues(resource, ["policy_arns"]).unknown) return;
      for (const { found, sure } of this.#names.named(resource, principal, [`${kind}_name`]).principals) {
        if (sure !== "unknown") this.#noteList(resource, found, policies);
      }
    } else if (type === "aws_iam_policy_attachment") {
      const policies = this.#policies.attached(resource, ["policy_arn"]);
      for (const each of principalTypes) this.#attach(resource, each, [`${each}s`], policies);
    } else if (type === "aws_iam_user_group_membership") this.#join(resource, "user", "groups");
    else if (type === "aws_iam_group_membership") this.#join(resource, "users", "group");
    else if (type === "aws_ssoadmin_permission_set") {
      this.principals.note(this.#permissionSets.own(resource), address);
    } else this.#readOther(resource);
  }

  #readOther(resource: TerraformResource): void {
    const given = this.#permissionSets.read(resource);
    if (given) {
      this.#give(resource, given.permissionSet, "permission-set", given.policies, { use: given.use });
      if (given.permissionSet.others) this.#leave(resource, "the permission set, known after apply");
      return;
    }
    const effect = unreadEffect(resource);
    if (effect !== undefined) this.#leave(resource, effect);
  }

  #readPrincipal(resource: TerraformResource, type: (typeof principalTypes)[number]): void {
    const own = this.#names.own(resource, type);
    // data that reads a role says nothing but its boundary
    if (!resource.data) this.principals.note(own, resource.address);
    // which was read before its own resource changes
    if (resource.data && this.#owned.has(own.key)) return;
    const path = ["permissions_boundary"];
    const { known, unknown } = attributeValues(resource, path);
    // what data has is computed, and in no configuration
    const isComputed = resource.data || this.#resolution.hasExpression(resource, path);
    if (known.length > 0 || (unknown && isComputed)) {
      for (const { found, sure } of this.#policies.attached(resource, path)) {
        this.#note(resource, own, found, sure, { use: "boundary" });
      }
    }
    if (type === "role" && !resource.data) this.#readLists(resource, own);
  }

  /** What a role lists itself, but for what has a resource of its own. */
  #readLists(role: TerraformResource, own: PrincipalIdentity): void {
    const isInlineOwn = this.#resolution.hasExpression(role, ["inline_policy"]);
    for (const { policy, name } of this.#inlineOfRole(role, own)) {
      this.#note(role, own, policy, "known", { name, isOwn: isInlineOwn });
    }
    const path = ["managed_policy_arns"];
    const { known, unknown } = attributeValues(role, path);
    const listed = known.filter((arn) => !this.#isElsewhere(role, own, "managed_policy_arns", arn));
    // a list that the configuration has not takes nothing away
    const isOwn = this.#resolution.hasExpression(role, path);
    if (isOwn && !unknown) this.#noteList(role, own, this.#policies.attached(role, path));
    if (listed.length === 0 && !(unknown && isOwn)) return;
    for (const { found, sure } of this.#listed(role, path, listed)) {
      this.#note(role, own, found, sure, { isOwn });
    }
  }

  /** Whether something else than the list of a role says what becomes of a policy in it. */
  #isElsewhere(role: TerraformResource, own: PrincipalIdentity, list: string, policy: string): boolean {
    const kept = this.#kept.get(`${own.key} ${list}`);
    if (kept) return list === "managed_policy_arns" || !kept.has(policy);
    // a list that the configuration has not is what was there before
    const isCarried = this.#side === "after" && !this.#resolution.hasExpression(role, [list]);
    return this.#own.has(own, policy, isCarried ? ["before", "after"] : [this.#side]);
  }

  /** Notes what others are read by: which principals have a resource, and what is all that a role keeps. */
  #prepare(resource: TerraformResource): void {
    const type = principalTypes.find((each) => resource.type === `aws_iam_${each}`);
    if (type !== undefined && !resource.data) this.#owned.add(this.#names.own(resource, type).key);
    const [list, attribute] = exclusiveLists.get(resource.type) ?? [];
    if (list === undefined || attribute === undefined || this.#side === "before") return;
    const { known, unknown } = attributeValues(resource, [attribute]);
    // one that this apply does not run takes nothing away
    const isRun = does(this.#actions.get(resource.address), "create", "update");
    if ((unknown && list === "inline_policy") || !isRun) return;
    for (const { found, sure } of this.#names.named(resource, "role", ["role_name"]).principals) {
      if (sure !== "unknown") this.#kept.set(`${found.key} ${list}`, new Set(known));
    }
  }

  /** The policies in a list, of which references do not show the constants. */
  #listed(resource: TerraformResource, path: readonly string[], known?: readonly string[]): Found<Policy>[] {
    const { unknown } = attributeValues(resource, path);
    if (unknown && !this.#resolution.templates(resource, path)) {
      this.#leave(resource, `what else is in '${path.join(".")}', known after apply`);
    }
    return this.#policies.attached(resource, path, known);
  }

  #inlineOfRole(role: TerraformResource, own: PrincipalIdentity): { policy: Policy; name?: string }[] {
    const { address } = role;
    const listed = blocks(role, "inline_policy");
    if (!listed) {
      // a dynamic block is in no configuration; of a role that there is already, only a block can be unknown
      const isUpdated = this.#side === "after" && this.#actions.get(address)?.join() === "update";
      const isDeclared = isUpdated || this.#resolution.hasExpression(role, ["inline_policy"]);
      return isDeclared
        ? [{ policy: this.#policies.note({ address, json: undefined, managed: false, owned: true }) }]
        : [];
    }
    return listed
      .map(({ block, unknown }, index) => ({
        index,
        name: text(block.name) ?? "",
        // a block without anything says that there should be no inline policy
        isEmpty:
          text(block.name) === undefined && text(block.policy) === undefined && unknown.policy !== true,
      }))
      .filter(({ name, isEmpty }) => !isEmpty && !this.#isElsewhere(role, own, "inline_policy", name))
      .map(({ index, name }) => {
        this.#inline.add(inlineKey(own, name));
        const path = ["inline_policy", index, "policy"];
        const place = listed.length > 1 ? `${address} (${name || index + 1})` : address;
        return { policy: this.#policies.of(role, path, false, place), ...(name !== "" && { name }) };
      });
  }

  #readInline(resource: TerraformResource, type: (typeof principalTypes)[number]): void {
    const policy: Found<Policy> = { found: this.#policies.of(resource, ["policy"], false), sure: "known" };
    const name = resourceName(resource);
    this.#attach(resource, type, [type], [policy], name);
    if (name === undefined) return;
    for (const { found } of this.#names.named(resource, type, [type]).principals) {
      this.#inline.add(inlineKey(found, name));
    }
  }

  /** Inline policies that a principal keeps, and that have no resource of their own. */
  #readExclusive(resource: TerraformResource): void {
    const { address } = resource;
    const type = exclusiveType.exec(resource.type)?.[1] as (typeof principalTypes)[number];
    const names = attributeValues(resource, ["policy_names"]);
    const named = this.#names.named(resource, type, [`${type}_name`]);
    this.#withAll(named, type, ({ found: principal, sure }) => {
      for (const name of names.known) {
        if (
          this.#own.has(principal, name, ["before", "after"]) ||
          this.#inline.has(inlineKey(principal, name))
        )
          continue;
        const policy = { address: `${address} (${name})`, json: undefined, managed: false, owned: false };
        this.#note(resource, principal, this.#policies.note(policy), sure, { name });
      }
      if (names.unknown || sure === "unknown") return;
      this.lists.push({
        by: address,
        principal: principal.key,
        managed: false,
        slots: new Set(names.known.map(inlineSlot)),
      });
    });
    if (named.others) this.#leave(resource, `the ${type}'s name, known after apply`);
  }

  #attach(
    resource: TerraformResource,
    type: (typeof principalTypes)[number],
    path: readonly string[],
    policies: readonly Found<Policy>[],
    name?: string,
  ): void {
    const named = this.#names.named(resource, type, path);
    this.#give(resource, named, type, policies, { name });
    if (named.others) this.#leave(resource, `the ${type}'s name, known after apply`);
  }

  #join(resource: TerraformResource, users: string, groups: string): void {
    const [joining, joined] = [
      this.#names.named(resource, "user", [users]),
      this.#names.named(resource, "group", [groups]),
    ];
    for (const { found } of [...joining.principals, ...joined.principals]) this.principals.note(found);
    this.#withAll(joining, "user", (user) => {
      this.#withAll(joined, "group", (group) => {
        const sure = leastSure(user.sure, group.sure);
        this.principals.join(user.found, group.found, sure, resource.address);
      });
    });
    if (joining.others || joined.others) this.#leave(resource, "who is in which group, known after apply");
  }

  /** Gives policies to whom an attribute names. */
  #give(
    resource: TerraformResource,
    named: NamedPrincipals,
    type: PrincipalType,
    policies: readonly Found<Policy>[],
    options?: AttachmentOptions,
  ): void {
    this.#withAll(named, type, (principal) => {
      for (const policy of policies) {
        this.#note(resource, principal.found, policy.found, leastSure(principal.sure, policy.sure), options);
      }
    });
  }

  /** Does something with whom an attribute names: where that may be anyone, with each of a type, when all are known. */
  #withAll(
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

  #note(
    { address: by }: TerraformResource,
    principal: PrincipalIdentity,
    policy: Policy,
    sure: Certainty,
    { use = "policy", name, isOwn = true }: AttachmentOptions = {},
  ): void {
    const slot = policy.managed || name === undefined ? policy.address : inlineSlot(name);
    this.principals.attach(principal, { policy, use, attachment: sure, by, slot, isOwn });
  }

  /** Notes that a list has all managed policies of a principal. */
  #noteList(
    { address: by }: TerraformResource,
    { key }: PrincipalIdentity,
    policies: readonly Found<Policy>[],
  ): void {
    const slots = new Set(policies.map(({ found }) => found.address));
    this.lists.push({ by, principal: key, managed: true, slots });
  }

  #leave({ address }: TerraformResource, what: string): void {
    this.#unjudged.push({ address, statement: null, what });
  }
}

/** What is to be known of an attachment besides. */
interface AttachmentOptions {
  readonly use?: PolicyUse;

  /** The name of an inline policy, where it is known. */
  readonly name?: string | undefined;

  /** Whether its resource takes it away when it no longer says so. */
  readonly isOwn?: boolean;
}

/** What IAM keeps an inline policy under. */
function inlineSlot(name: string): string {
  return `named ${name}`;
}

function inlineKey({ key }: PrincipalIdentity, name: string): string {
  return `${key} ${name}`;
}
