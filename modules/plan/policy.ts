import { elements, text, texts } from "../iam/json";
import type { TerraformResource } from "./terraform-document";

/** A policy in a plan or a state. */
export interface Policy {
  readonly address: string;

  /** Its JSON, or undefined where it is known after apply only. */
  readonly document: string | undefined;
  readonly managed: boolean;

  /** Whether Terraform has it to change: not data that it reads. */
  readonly owned: boolean;
}

/** The policy that a resource is. */
export function resourcePolicy({ address, type, values, unknown, data }: TerraformResource): Policy {
  return {
    address,
    document: unknown.policy === true ? undefined : (text(values.policy) ?? ""),
    managed: type === "aws_iam_policy",
    owned: !data,
  };
}

/** The texts in an attribute, one or a list, and how many of its values are known after apply only. */
export function attributeValues(
  { values, unknown }: TerraformResource,
  attribute: string,
  value: unknown = values[attribute],
): { readonly known: string[]; readonly unknown: number } {
  const flags = unknown[attribute];
  return {
    known: texts(value),
    unknown: flags === true ? 1 : elements(flags).filter((flag) => flag === true).length,
  };
}
