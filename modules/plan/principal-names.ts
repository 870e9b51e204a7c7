import type { PrincipalType } from "../report/report";
import type { Accounts } from "./account";
import { attributeValues, isListAttribute, resourceName } from "./attribute";
import type { Found } from "./policies";
import { identity, identityByAddress, type PrincipalIdentity } from "./principal";
import type { AttributePath, Resolution } from "./resolution";
import type { TerraformResource } from "./terraform-document";

/** Who resources are, and whom they name. */
export class PrincipalNames {
  readonly #resolution: Resolution;
  readonly #accounts: Accounts;

  constructor(resolution: Resolution, accounts: Accounts) {
    this.#resolution = resolution;
    this.#accounts = accounts;
  }

  /** The role, user or group that a resource is. */
  own(resource: TerraformResource, type: PrincipalType): PrincipalIdentity {
    const name = resourceName(resource);
    return name === undefined
      ? identityByAddress(type, this.#accounts.place(resource), resource.address)
      : identity(type, this.#accounts.place(resource), name, resource.address);
  }

  /** Whom an attribute names, one or a list of them, and whether there may be others. */
  named(
    resource: TerraformResource,
    type: PrincipalType,
    path: AttributePath,
  ): { readonly principals: readonly Found<PrincipalIdentity>[]; readonly others: boolean } {
    const values = attributeValues(resource, path);
    const place = this.#accounts.place(resource);
    const byName = (name: string): Found<PrincipalIdentity> => ({
      found: identity(type, place, name, resource.address),
      sure: "known",
    });
    const known = values.known.map(byName);
    if (!values.unknown) return { principals: known, others: false };
    const templates = this.#resolution.templates(resource, path);
    // references do not show the constants in a list
    const isList = !templates && isListAttribute(path);
    const others = !templates
      ? [this.#resolved(resource, type, path)]
      : templates
          .filter((template) => typeof template !== "string" || !values.known.includes(template))
          .map((template) =>
            typeof template === "string" && !template.includes("${")
              ? [byName(template)]
              : this.#resolved(resource, type, path, template),
          );
    return {
      principals: [...known, ...others.flat()],
      others: isList || others.some((found) => found.every(({ sure }) => sure === "unknown")),
    };
  }

  /** Whom a value may name. */
  #resolved(
    resource: TerraformResource,
    type: PrincipalType,
    path: AttributePath,
    element?: unknown,
  ): Found<PrincipalIdentity>[] {
    const resolved = this.#resolution.resolved(resource, path, `aws_iam_${type}`, ["name", "id"], element);
    const found = resolved.target ? [resolved.target] : resolved.candidates;
    return found.map((own) => ({ found: this.own(own, type), sure: resolved.sure }));
  }
}
