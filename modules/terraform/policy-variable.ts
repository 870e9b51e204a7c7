import { PolicyVariable } from "../policy/policy-variable";
import { templateText } from "./template";

/** A statement with its policy variables as texts that Terraform leaves to IAM. */
export function withPolicyVariables(value: unknown): unknown {
  if (value instanceof PolicyVariable) return templateText(value.toJSON());
  if (Array.isArray(value)) return value.map(withPolicyVariables);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withPolicyVariables(item)]));
}
