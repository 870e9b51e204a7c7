import { elements, text } from "../iam/json";
import type { PolicyUse } from "../report/principal";
import type { Accounts } from "./account";
import { attributeValues, blocks, requiredText, resourceName } from "./attribute";
import type { Found, Policies } from "./policies";
import type { Policy } from "./policy";
import { identityByAddress, type PrincipalIdentity } from "./principal-identity";
import type { NamedPrincipals } from "./principal-names";
import type { Resolution } from "./resolution";
import type { Resources, TerraformResource } from "./terraform-resource";

const type = "aws_ssoadmin_permission_set";

/** What a resource gives a permission set. */
export interface PermissionSetPolicies {
  readonly permissionSet: NamedPrincipals;
  readonly use: PolicyUse;
  readonly policies: readonly Found<Policy>[];
}

/** The permission sets of Identity Center, and the policies that resources give them. */
export class PermissionSets {
  readonly #byArn = new Map<string, TerraformResource>();
  readonly #resolution: Resolution;
  readonly #accounts: Accounts;
  readonly #policies: Policies;

  constructor(resources: Resources, resolution: Resolution, accounts: Accounts, policies: Policies) {
    this.#resolution = resolution;
    this.#accounts = accounts;
    this.#policies = policies;
    for (const resource of resources.values()) {
      const arn = resource.type === type ? text(resource.values.arn) : undefined;
      if (arn !== undefined && (!resource.data || !this.#byArn.has(arn))) this.#byArn.set(arn, resource);
    }
  }

  /** The permission set that a resource is. */
  own(resource: TerraformResource): PrincipalIdentity {
    const arn = text(resource.values.arn) ?? resource.address;
    const identity = identityByAddress("permission-set", this.#accounts.place(resource), arn);
    return { ...identity, name: resourceName(resource) ?? null };
  }

  /** What a resource gives a permission set, or undefined for one that gives nothing. */
  read(resource: TerraformResource): PermissionSetPolicies | undefined {
    const given = this.#given(resource);
    return given && { ...given, permissionSet: this.#permissionSet(resource) };
  }

  #given(resource: TerraformResource): Pick<PermissionSetPolicies, "use" | "policies"> | undefined {
    switch (resource.type) {
      case `${type}_inline_policy`: {
        const policy = this.#policies.of(resource, ["inline_policy"], false);
        return { use: "policy", policies: [{ found: policy, sure: "known" }] };
      }
      case "aws_ssoadmin_managed_policy_attachment":
        return { use: "policy", policies: this.#policies.attached(resource, ["managed_policy_arn"]) };
      case "aws_ssoadmin_customer_managed_policy_attachment":
        return { use: "policy", policies: this.#byName(resource, ["customer_managed_policy_reference", 0]) };
      case "aws_ssoadmin_permissions_boundary_attachment": {
        const [boundary] = blocks(resource, "permissions_boundary") ?? [];
        const path = ["permissions_boundary", 0];
        const isByName = elements(boundary?.block.customer_managed_policy_reference).length > 0;
        const policies = isByName
          ? this.#byName(resource, [...path, "customer_managed_policy_reference", 0])
          : this.#policies.attached(resource, [...path, "managed_policy_arn"]);
        return { use: "boundary", policies };
      }
      default:
        return undefined;
    }
  }

  /** The policies of the name that a block has: it means the one in each account that the permission set is used in. */
  #byName(resource: TerraformResource, block: readonly (string | number)[]): Found<Policy>[] {
    const name = requiredText(resource, [...block, "name"]);
    const [path] = attributeValues(resource, [...block, "path"]).known;
    const named =
      name === undefined ? this.#referenced(resource, [...block, "name"]) : this.#policies.ofName(name, path);
    const [policy, ...more] = named;
    if (policy && more.length === 0) return [{ found: policy, sure: "assumed" }];
    const unread = this.#policies.note({
      address: resource.address,
      json: undefined,
      managed: true,
      owned: false,
    });
    if (name !== undefined && named.length === 0) return [{ found: unread, sure: "known" }];
    return [...named, unread].map((found) => ({ found, sure: "unknown" }));
  }

  #referenced(resource: TerraformResource, path: readonly (string | number)[]): Policy[] {
    const { target, candidates } = this.#resolution.resolved(resource, path, "aws_iam_policy", ["name"]);
    return [target ?? candidates].flat().flatMap(({ address }) => this.#policies.all.get(address) ?? []);
  }

  #permissionSet(resource: TerraformResource): NamedPrincipals {
    const path = ["permission_set_arn"];
    const place = this.#accounts.place(resource);
    const { account } = place;
    const arn = requiredText(resource, path);
    if (arn !== undefined) {
      const own = this.#byArn.get(arn);
      const other = { ...identityByAddress("permission-set", place, arn), name: arn };
      return {
        principals: [{ found: own ? this.own(own) : other, sure: "known" }],
        others: false,
        anyone: false,
        account,
      };
    }
    const { target, candidates, sure, complete } = this.#resolution.resolved(resource, path, type, ["arn"]);
    return {
      principals: [target ?? candidates].flat().map((set) => ({ found: this.own(set), sure })),
      others: sure === "unknown",
      anyone: !complete,
      account,
    };
  }
}
