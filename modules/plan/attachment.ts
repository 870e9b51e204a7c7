import { elements, fields, text } from "../iam/json";
import { awsManagedPolicy } from "../iam/aws-managed-policy";
import { attributeValues, resourcePolicy, type Policy } from "./policy";
import type { Unjudged } from "../report/report";
import { Resolution } from "./resolution";
import { RoleLists } from "./role-list";
import type { Resources, TerraformDocument, TerraformResource } from "./terraform-document";

/** A role, user or group, and the policies it has. */
export interface Principal {
  readonly type: "role" | "user" | "group";
  readonly name: string;

  /** The provider that has it, empty for the default one: another may act in another account. */
  readonly provider: string;
  readonly policies: ReadonlyMap<string, Policy>;
}

/** The principals and policies at one time. */
export interface Attachments {
  readonly principals: ReadonlyMap<string, Principal>;

  /** Every policy, attached or not, by address. */
  readonly policies: ReadonlyMap<string, Policy>;
  readonly unjudged: readonly Unjudged[];
}

/** The resource types that attach something to one principal: a managed policy, or the inline one that they are. */
const attachmentType = /^aws_iam_(role|user|group)_policy(_attachment)?$/;

const exclusiveType = /^aws_iam_(role|user|group)_policy_attachments_exclusive$/;

/** Which policies are attached to whom, before or after a plan. */
export function attachments(document: TerraformDocument, resources: Resources): Attachments {
  const reader = new AttachmentReader(document, resources);
  for (const resource of resources.values()) reader.read(resource);
  return reader;
}

class AttachmentReader implements Attachments {
  readonly principals = new Map<string, Principal & { policies: Map<string, Policy> }>();
  readonly policies = new Map<string, Policy>();
  readonly unjudged: Unjudged[] = [];
  readonly #byArn = new Map<string, Policy>();
  readonly #lists: RoleLists;
  readonly #resolution: Resolution;

  constructor(document: TerraformDocument, resources: Resources) {
    this.#resolution = new Resolution(document, resources);
    this.#lists = new RoleLists(document);
    for (const resource of resources.values()) {
      if (resource.type !== "aws_iam_policy") continue;
      const policy = this.#note(resourcePolicy(resource));
      const arn = text(resource.values.arn);
      // data that reads a policy of the same plan is the same policy
      if (arn !== undefined && (policy.owned || !this.#byArn.has(arn))) this.#byArn.set(arn, policy);
    }
  }

  read(resource: TerraformResource): void {
    const { type, data } = resource;
    if (data) return;
    const [, principal, attachment] = attachmentType.exec(type) ?? [];
    if (principal !== undefined) {
      const name = this.#names(resource, principal as Principal["type"], principal);
      if (attachment === undefined) this.#attach(name, [this.#note(resourcePolicy(resource))]);
      else this.#attach(name, this.#attached(resource, "policy_arn"));
    } else if (type === "aws_iam_policy_attachment") {
      const policies = this.#attached(resource, "policy_arn");
      for (const kind of ["role", "user", "group"] as const) {
        this.#attach(this.#names(resource, kind, `${kind}s`), policies);
      }
    } else if (exclusiveType.test(type)) {
      const [, kind = ""] = exclusiveType.exec(type) ?? [];
      const names = this.#names(resource, kind as Principal["type"], `${kind}_name`);
      this.#attach(names, this.#attached(resource, "policy_arns"));
    } else if (type === "aws_ssoadmin_permission_set_inline_policy") {
      this.#leave(resource, "the policy of a permission set");
    } else if (type === "aws_iam_role") this.#readRole(resource);
  }

  #readRole(role: TerraformResource): void {
    const { address, values, unknown } = role;
    const declares = (attribute: string) => this.#resolution.expression(role, attribute) !== undefined;
    const name = text(values.name);
    const inline = elements(values.inline_policy).map((policy, index) => ({
      number: index + 1,
      name: text(fields(policy).name) ?? "",
      document: text(fields(policy).policy) ?? "",
      unknown: fields(elements(unknown.inline_policy)[index]).policy === true,
    }));
    const policies = inline
      // a block without anything says that there should be no inline policy
      .filter((policy) => policy.name !== "" || policy.document !== "" || policy.unknown)
      .filter((policy) => !this.#lists.hasOwn(name, policy.name))
      .map((policy) =>
        this.#note({
          address: inline.length > 1 ? `${address} (${policy.name || policy.number})` : address,
          document: policy.unknown ? undefined : policy.document,
          managed: false,
          owned: true,
        }),
      );
    const listed = elements(values.managed_policy_arns).filter((arn) => !this.#lists.hasOwn(name, arn));
    const attached =
      listed.length > 0 || declares("managed_policy_arns")
        ? this.#attached(role, "managed_policy_arns", listed)
        : [];
    if (unknown.inline_policy === true && declares("inline_policy")) {
      policies.push(this.#note({ address, document: undefined, managed: false, owned: true }));
    }
    if (policies.length + attached.length === 0) return;
    this.#attach(this.#names(role, "role", "name"), [...policies, ...attached]);
  }

  #note(policy: Policy): Policy {
    this.policies.set(policy.address, policy);
    return policy;
  }

  #attach(principals: readonly Omit<Principal, "policies">[], policies: readonly Policy[]): void {
    for (const { type, name, provider } of principals) {
      const key = `${type}/${name}/${provider}`;
      const principal = this.principals.get(key) ?? {
        type,
        name,
        provider,
        policies: new Map<string, Policy>(),
      };
      this.principals.set(key, principal);
      for (const policy of policies) principal.policies.set(policy.address, policy);
    }
  }

  /** The principals of one type that an attribute names, one or a list of them. */
  #names(
    resource: TerraformResource,
    type: Principal["type"],
    attribute: string,
  ): Omit<Principal, "policies">[] {
    const { known, unknown } = attributeValues(resource, attribute);
    const provider = this.#resolution.provider(resource);
    const found = known.map((name) => ({ type, name, provider }));
    if (unknown === 0) return found;
    const referenced = this.#resolution.referenced(resource, attribute, `aws_iam_${type}`) ?? [];
    const names = [...new Set(referenced.map(({ values }) => text(values.name)))];
    if (
      known.length > 0 ||
      names.length === 0 ||
      names.includes(undefined) ||
      (unknown === 1 && names.length > 1)
    ) {
      this.#leave(resource, `the ${type}'s name, known after apply`);
      return found;
    }
    return names.filter((name) => name !== undefined).map((name) => ({ type, name, provider }));
  }

  /** The policies that an attribute attaches, one or a list of them, by their ARNs. */
  #attached(resource: TerraformResource, attribute: string, values?: readonly unknown[]): Policy[] {
    const { known, unknown } = attributeValues(resource, attribute, values);
    const policies = known.flatMap((arn) => {
      const policy = this.#byArn.get(arn) ?? awsPolicy(arn);
      if (!policy) this.#leave(resource, `the policy ${arn}, whose document is not in the plan`);
      return policy ? [policy] : [];
    });
    if (unknown === 0) return policies;
    const referenced = this.#resolution.referenced(resource, attribute, "aws_iam_policy") ?? [];
    // a reference that is known is one of the known ones
    const added = referenced.filter(({ values: { arn } }) => text(arn) === undefined);
    if (attribute !== "policy_arn" && resource.unknown[attribute] === true && added.length > 0) {
      this.#leave(resource, `what else is in '${attribute}', known after apply`);
    }
    if (added.length === 0 || (attribute === "policy_arn" && added.length > 1) || added.length < unknown) {
      this.#leave(resource, "the policy it attaches, known after apply");
      // whoever has it may be allowed more than the others say
      return [...policies, { address: resource.address, document: undefined, managed: true, owned: false }];
    }
    return [...policies, ...added.flatMap(({ address }) => this.policies.get(address) ?? [])];
  }

  #leave({ address }: TerraformResource, what: string): void {
    this.unjudged.push({ address, statement: null, what });
  }
}

/** A policy of AWS's own, where it is known what it says of Bedrock. */
function awsPolicy(arn: string): Policy | undefined {
  const document = awsManagedPolicy(arn);
  return document === undefined ? undefined : { address: arn, document, managed: true, owned: false };
}
