import type { Accounts } from "./account";
import { attributeValues } from "./attribute";
import { identity, type PrincipalIdentity } from "./principal-identity";
import type { PrincipalType } from "../report/principal";
import type { TerraformDocument } from "./terraform-document";

type Side = "before" | "after";

/**
 * The policies of principals that have a resource of their own, before and after.
 *
 * Terraform reads every policy of a role into the role itself. Only the resource of its own says what becomes of it.
 */
export class OwnPolicies {
  readonly #own: Readonly<Record<Side, Set<string>>> = { before: new Set(), after: new Set() };

  constructor(document: TerraformDocument, accounts: Accounts) {
    for (const side of ["before", "after"] as const) {
      for (const resource of document[side].values()) {
        const attributes = resource.data ? undefined : listing.get(resource.type);
        if (!attributes) continue;
        const [type, ...lists] = attributes;
        const [names, policies] = lists.map((name) => attributeValues(resource, [name]).known);
        for (const name of names ?? []) {
          const { key } = identity(type, accounts.place(resource), name, resource.address);
          for (const policy of policies ?? []) this.#own[side].add(entry(key, policy));
        }
      }
    }
  }

  /** Whether a policy of a principal, by its name or ARN, has a resource of its own on one of some sides. */
  has({ key }: PrincipalIdentity, policy: string, sides: readonly Side[]): boolean {
    return sides.some((side) => this.#own[side].has(entry(key, policy)));
  }
}

/** Whose policies a resource has, and the attributes with their names, and with the names or ARNs of policies. */
const listing: ReadonlyMap<string, readonly [PrincipalType, string, string]> = new Map([
  ["aws_iam_role_policy", ["role", "role", "name"]],
  ["aws_iam_user_policy", ["user", "user", "name"]],
  ["aws_iam_group_policy", ["group", "group", "name"]],
  ["aws_iam_role_policy_attachment", ["role", "role", "policy_arn"]],
  ["aws_iam_policy_attachment", ["role", "roles", "policy_arn"]],
  ["aws_iam_role_policy_attachments_exclusive", ["role", "role_name", "policy_arns"]],
]);

function entry(principal: string, policy: string): string {
  return JSON.stringify([principal, policy]);
}
