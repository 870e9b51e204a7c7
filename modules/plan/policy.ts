import type { PolicyStatement } from "../iam/policy-statement";

/** A policy in a plan or a state. */
export interface Policy {
  /** Of its resource, or the ARN of a policy that is none. */
  readonly address: string;

  /** Its JSON, or undefined where that is known after apply only. */
  readonly json: string | undefined;

  /** What is known of it before: statements, and what may be in those that are not. */
  readonly statements?: readonly PolicyStatement[];
  readonly managed: boolean;

  /** Whether Terraform has it to change: not data that it reads. */
  readonly owned: boolean;
}

/** How much of the document of a policy is known. */
export function knowledge({ json, statements }: Policy): "known" | "partial" | "unknown" {
  if (json !== undefined) return "known";
  return statements === undefined ? "unknown" : "partial";
}
