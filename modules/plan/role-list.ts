import { text, texts } from "../iam/json";
import type { TerraformDocument } from "./terraform-document";

/**
 * What roles list of policies that have a resource of their own, before or after.
 *
 * Terraform reads every policy of a role into the role itself. Only the resource of its own says what becomes of it.
 */
export class RoleLists {
  readonly #own = new Set<string>();

  constructor({ before, after }: TerraformDocument) {
    for (const { type, values } of [...before.values(), ...after.values()]) {
      if (type === "aws_iam_role_policy") this.#add([values.role], [values.name]);
      if (type === "aws_iam_role_policy_attachment") this.#add([values.role], [values.policy_arn]);
      if (type === "aws_iam_policy_attachment") this.#add(texts(values.roles), [values.policy_arn]);
      if (type === "aws_iam_role_policy_attachments_exclusive") {
        this.#add([values.role_name], texts(values.policy_arns));
      }
    }
  }

  /** Whether a policy of a role, by its name or ARN, has a resource of its own. */
  hasOwn(role: unknown, policy: unknown): boolean {
    return this.#own.has(key(role, policy));
  }

  #add(roles: readonly unknown[], policies: readonly unknown[]): void {
    for (const role of roles) for (const policy of policies) this.#own.add(key(role, policy));
  }
}

function key(role: unknown, policy: unknown): string {
  return JSON.stringify([text(role) ?? "", text(policy) ?? ""]);
}
