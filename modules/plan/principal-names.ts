import type { PrincipalType } from "../report/principal";
import type { Accounts } from "./account";
import { attributeValues, isListAttribute, resourceName } from "./attribute";
import type { Found } from "./policies";
import { identity, identityByAddress, type PrincipalIdentity } from "./principal-identity";
import type { AttributePath, Resolution } from "./resolution";
import type { TerraformResource } from "./terraform-resource";
import { isTemplate } from "./traversal";

/** Whom an attribute names. */
export interface NamedPrincipals {
  readonly principals: readonly Found<PrincipalIdentity>[];

  /** Whether nobody knows who else is named, or which of them is. */
  readonly others: boolean;

  /** Whether any principal of the account may be named. */
  readonly anyone: boolean;
  readonly account: string | null;
}

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

  /** Whom an attribute names, one or a list of them. */
  named(resource: TerraformResource, type: PrincipalType, path: AttributePath): NamedPrincipals {
    const values = attributeValues(resource, path);
    const place = this.#accounts.place(resource);
    const byName = (name: string): Found<PrincipalIdentity> => ({
      found: identity(type, place, name, resource.address),
      sure: "known",
    });
    const known = values.known.map(byName);
    if (!values.unknown) return { principals: known, others: false, anyone: false, account: place.account };
    const templates = this.#resolution.templates(resource, path);
    // references do not show the constants in a list
    const isList = !templates && isListAttribute(path);
    const others = !templates
      ? [this.#resolved(resource, type, path)]
      : templates
          .filter((template) => typeof template !== "string" || !values.known.includes(template))
          .map((template) =>
            typeof template === "string" && !isTemplate(template)
              ? { principals: [byName(template)], complete: true }
              : this.#resolved(resource, type, path, template),
          );
    return {
      principals: [...known, ...others.flatMap(({ principals }) => principals)],
      others: isList || others.some(({ principals }) => principals.every(({ sure }) => sure === "unknown")),
      anyone: others.some(({ complete }) => !complete),
      account: place.account,
    };
  }

  /** Whom a value may name, and whether it is one of them. */
  #resolved(
    resource: TerraformResource,
    type: PrincipalType,
    path: AttributePath,
    element?: unknown,
  ): { readonly principals: readonly Found<PrincipalIdentity>[]; readonly complete: boolean } {
    const resolved = this.#resolution.resolved(resource, path, `aws_iam_${type}`, ["name", "id"], element);
    const found = resolved.target ? [resolved.target] : resolved.candidates;
    return {
      principals: found.map((own) => ({
        found: this.#ofItsAccount(resource, own, type),
        sure: resolved.sure,
      })),
      complete: resolved.complete,
    };
  }

  /** The principal of a name that is another one's: of the account where it is named. */
  #ofItsAccount(resource: TerraformResource, own: TerraformResource, type: PrincipalType): PrincipalIdentity {
    const [there, here] = [this.#accounts.place(own), this.#accounts.place(resource)];
    if (there.key === here.key || there.key === undefined || here.key === undefined)
      return this.own(own, type);
    const name = resourceName(own);
    return name === undefined
      ? identityByAddress(type, here, resource.address)
      : identity(type, here, name, resource.address);
  }
}
