import { text } from "../iam/json";
import type { Certainty } from "../report/principal";
import { attributeValues, requiredText, resourceName } from "./attribute";
import { awsManagedPolicy } from "./aws-managed-policy";
import type { Policy } from "./policy";
import { documentStatements } from "./policy-document";
import type { AttributePath, Resolution } from "./resolution";
import type { Resources, TerraformResource } from "./terraform-resource";
import { isTemplate } from "./traversal";

/** Something that was found, and how sure that is. */
export interface Found<T> {
  readonly found: T;
  readonly sure: Certainty;
}

const type = "aws_iam_policy";

/** The policies at one time. */
export class Policies {
  /** By address. */
  readonly all = new Map<string, Policy>();
  readonly #byArn = new Map<string, Policy>();
  readonly #byName = new Map<string, Policy[]>();
  readonly #resolution: Resolution;

  constructor(resources: Resources, resolution: Resolution) {
    this.#resolution = resolution;
    for (const resource of resources.values()) {
      if (resource.type !== type) continue;
      const policy = this.of(resource, ["policy"], true);
      const arn = text(resource.values.arn);
      // data that reads a policy of the same plan is the same policy
      if (arn !== undefined && (policy.owned || !this.#byArn.has(arn))) this.#byArn.set(arn, policy);
      const name = nameKey(resourceName(resource), text(resource.values.path));
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), policy]);
    }
  }

  /** The policy that a resource is or has in an attribute. */
  of(resource: TerraformResource, path: AttributePath, managed: boolean, address = resource.address): Policy {
    const json = requiredText(resource, path);
    const policy = { address, managed, owned: !resource.data };
    return this.note(
      json === undefined ? { ...policy, ...this.#document(resource, path) } : { ...policy, json },
    );
  }

  note(policy: Policy): Policy {
    this.all.set(policy.address, policy);
    return policy;
  }

  /** What is known of a document that is known after apply only. */
  #document(resource: TerraformResource, path: AttributePath): Pick<Policy, "json" | "statements"> {
    const kind = "data.aws_iam_policy_document";
    const found = this.#resolution.resolved(resource, path, kind, ["json", "minified_json"]);
    const statements = found.target && documentStatements(found.target);
    return { json: undefined, ...(statements && { statements }) };
  }

  /** The policy of an ARN. */
  ofArn(arn: string): Policy {
    const own = this.#byArn.get(arn) ?? this.all.get(arn);
    return own ?? this.note({ address: arn, json: awsManagedPolicy(arn), managed: true, owned: false });
  }

  /** The policies of a name and a path, of whatever account. */
  ofName(name: string | undefined, path: string | undefined): readonly Policy[] {
    return this.#byName.get(nameKey(name, path)) ?? [];
  }

  /** The policies whose ARNs an attribute has, one or a list of them. */
  attached(resource: TerraformResource, path: AttributePath, known?: readonly string[]): Found<Policy>[] {
    const values = attributeValues(resource, path);
    const arns = known ?? values.known;
    const found = arns.map((arn): Found<Policy> => ({ found: this.ofArn(arn), sure: "known" }));
    if (!values.unknown) return found;
    const templates = this.#resolution.templates(resource, path);
    if (!templates) return [...found, ...this.#resolved(resource, path)];
    const others = templates
      .filter((template) => typeof template !== "string" || !arns.includes(template))
      .flatMap((template) => this.#template(resource, path, template));
    return [...found, ...others];
  }

  /** The policies that an element of a list may be, as Terraform JSON has it. */
  #template(resource: TerraformResource, path: AttributePath, template: unknown): Found<Policy>[] {
    if (typeof template === "string" && !isTemplate(template)) {
      return [{ found: this.ofArn(template), sure: "known" }];
    }
    return this.#resolved(resource, path, template);
  }

  /** The policies that a value may be of. */
  #resolved(resource: TerraformResource, path: AttributePath, element?: unknown): Found<Policy>[] {
    const resolved = this.#resolution.resolved(resource, path, type, ["arn", "id"], element);
    const policy = this.all.get(resolved.target?.address ?? "");
    if (policy) return [{ found: policy, sure: resolved.sure }];
    const candidates = resolved.candidates.flatMap(({ address }) => this.all.get(address) ?? []);
    return [...candidates, this.#unread(resource, path)].map((found) => ({ found, sure: "unknown" }));
  }

  /** Whatever a resource attaches. A role may have an inline policy besides, at its own address. */
  #unread({ address, type: own }: TerraformResource, path: AttributePath): Policy {
    const place = /^aws_iam_(role|user)$/.test(own) ? `${address} (${path.join(".")})` : address;
    return this.note({ address: place, json: undefined, managed: true, owned: false });
  }
}

function nameKey(name = "", path = "/"): string {
  return `${path}${name.toLowerCase()}`;
}
