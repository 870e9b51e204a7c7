import type { Unjudged } from "../report/finding";
import type { PrincipalType } from "../report/principal";
import { Accounts } from "./account";
import { AttachmentNotes } from "./attachment-notes";
import type { AttachmentSources } from "./attachment-sources";
import { attributeValues, resourceName } from "./attribute";
import { OwnPolicies } from "./own-policy";
import { PermissionSets } from "./permission-set";
import { Policies, type Found } from "./policies";
import type { Policy } from "./policy";
import { leastSure } from "./certainty";
import type { Principal } from "./principal";
import { PrincipalNames, type NamedPrincipals } from "./principal-names";
import { Resolution } from "./resolution";
import { readRoleLists } from "./role-lists";
import { takeAway } from "./taken-away";
import type { TerraformDocument } from "./terraform-document";
import type { TerraformResource } from "./terraform-resource";
import { unreadEffect } from "./unread-type";
import { listedPolicies, noteManagedList, readInlineList } from "./whole-list";

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
  const { actions } = document;
  const now = new Resolution(document, document.after);
  const accounts = new Accounts(document, now);
  const own = new OwnPolicies(document, accounts);
  const read = (side: "before" | "after", resolution: Resolution) => {
    const policies = new Policies(document[side], resolution);
    const names = new PrincipalNames(resolution, accounts);
    const permissionSets = new PermissionSets(document[side], resolution, accounts, policies);
    const sources = { side, actions, resolution, own, policies, names };
    const reader = new AttachmentReader([...document[side].values()], sources, permissionSets);
    reader.read();
    return {
      notes: reader.notes,
      all: () => ({
        principals: reader.notes.principals.all(),
        policies: policies.all,
        unjudged: reader.notes.unjudged,
      }),
    };
  };
  const after = read("after", now);
  if (document.source === "state") {
    const all = after.all();
    return { before: all, after: all };
  }
  const before = read("before", new Resolution(document, document.before));
  takeAway(before.notes.principals, after.notes.principals, after.notes.lists, actions);
  return { before: before.all(), after: after.all() };
}

const principalTypes = ["role", "user", "group"] as const;
type OwnType = (typeof principalTypes)[number];

/** Lists of the inline policies that a principal keeps. */
const inlineListType = /^aws_iam_(role|user|group)_policies_exclusive$/;

/** Reads one resource after the other, each by its type. */
class AttachmentReader {
  readonly notes = new AttachmentNotes();
  readonly #resources: readonly TerraformResource[];
  readonly #sources: AttachmentSources;
  readonly #permissionSets: PermissionSets;

  /** The principals that have a resource of their own. */
  readonly #owned: ReadonlySet<string>;

  constructor(
    resources: readonly TerraformResource[],
    sources: AttachmentSources,
    permissionSets: PermissionSets,
  ) {
    this.#resources = resources;
    this.#sources = sources;
    this.#permissionSets = permissionSets;
    this.#owned = new Set(
      resources.flatMap((resource) => {
        const type = principalTypes.find((each) => resource.type === `aws_iam_${each}`);
        return type === undefined || resource.data ? [] : [sources.names.own(resource, type).key];
      }),
    );
  }

  read(): void {
    // what keeps inline policies comes last: those with a resource have been read
    const isLast = ({ type }: TerraformResource) => inlineListType.test(type);
    for (const resource of this.#resources) if (!isLast(resource)) this.#read(resource);
    for (const resource of this.#resources.filter(isLast)) {
      const type = inlineListType.exec(resource.type)?.[1] as OwnType;
      readInlineList(resource, type, this.#sources, this.notes);
    }
    this.notes.finish();
  }

  #read(resource: TerraformResource): void {
    const { type, data, address } = resource;
    const { policies } = this.#sources;
    const [, kind, what] = /^aws_iam_(role|user|group)(_\w+)?$/.exec(type) ?? [];
    const principal = kind as OwnType;
    if (kind !== undefined && what === undefined) this.#readPrincipal(resource, principal);
    else if (data) return;
    else if (what === "_policy") {
      const policy: Found<Policy> = { found: policies.of(resource, ["policy"], false), sure: "known" };
      this.#attach(resource, principal, [principal], [policy], resourceName(resource));
    } else if (what === "_policy_attachment") {
      this.#attach(resource, principal, [principal], policies.attached(resource, ["policy_arn"]));
    } else if (what === "_policy_attachments_exclusive") this.#readManagedList(resource, principal);
    else if (type === "aws_iam_policy_attachment") {
      const attached = policies.attached(resource, ["policy_arn"]);
      for (const each of principalTypes) this.#attach(resource, each, [`${each}s`], attached);
    } else if (type === "aws_iam_user_group_membership") this.#join(resource, "user", "groups");
    else if (type === "aws_iam_group_membership") this.#join(resource, "users", "group");
    else if (type === "aws_ssoadmin_permission_set") {
      this.notes.principals.note(this.#permissionSets.own(resource), address);
    } else this.#readOther(resource);
  }

  #readOther(resource: TerraformResource): void {
    const given = this.#permissionSets.read(resource);
    if (given) {
      this.notes.give(resource, given.permissionSet, "permission-set", given.policies, { use: given.use });
      if (given.permissionSet.others)
        this.notes.noteUnjudged(resource, "the permission set, known after apply");
      return;
    }
    const effect = unreadEffect(resource);
    if (effect !== undefined) this.notes.noteUnjudged(resource, effect);
  }

  #readPrincipal(resource: TerraformResource, type: OwnType): void {
    const { names, policies, resolution } = this.#sources;
    const own = names.own(resource, type);
    // data that reads a role says nothing but its boundary
    if (!resource.data) this.notes.principals.note(own, resource.address);
    // which was read before its own resource changes
    if (resource.data && this.#owned.has(own.key)) return;
    const path = ["permissions_boundary"];
    const { known, unknown } = attributeValues(resource, path);
    // what data has is computed, and in no configuration
    const isComputed = resource.data || resolution.hasExpression(resource, path);
    if (known.length > 0 || (unknown && isComputed)) {
      for (const { found, sure } of policies.attached(resource, path)) {
        this.notes.note(resource, own, found, sure, { use: "boundary" });
      }
    }
    if (type === "role" && !resource.data) readRoleLists(resource, own, this.#sources, this.notes);
  }

  #readManagedList(resource: TerraformResource, type: OwnType): void {
    const path = ["policy_arns"];
    const policies = listedPolicies(resource, path, this.#sources, this.notes);
    const named = this.#attach(resource, type, [`${type}_name`], policies);
    this.notes.withAll(named, type, (principal) => {
      noteManagedList(resource, path, principal, policies, this.notes);
    });
  }

  /** Gives policies to whom an attribute names, and tells whom. */
  #attach(
    resource: TerraformResource,
    type: PrincipalType,
    path: readonly string[],
    policies: readonly Found<Policy>[],
    name?: string,
  ): NamedPrincipals {
    const named = this.#sources.names.named(resource, type, path);
    this.notes.give(resource, named, type, policies, { name });
    if (named.others) this.notes.noteUnjudged(resource, `the ${type}'s name, known after apply`);
    return named;
  }

  #join(resource: TerraformResource, users: string, groups: string): void {
    const { names } = this.#sources;
    const joining = names.named(resource, "user", [users]);
    const joined = names.named(resource, "group", [groups]);
    for (const { found } of [...joining.principals, ...joined.principals]) this.notes.principals.note(found);
    this.notes.withAll(joining, "user", (user) => {
      this.notes.withAll(joined, "group", (group) => {
        const sure = leastSure(user.sure, group.sure);
        this.notes.principals.join(user.found, group.found, sure, resource.address);
      });
    });
    if (joining.others || joined.others)
      this.notes.noteUnjudged(resource, "who is in which group, known after apply");
  }
}
