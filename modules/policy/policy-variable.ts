/**
 * A policy variable, which IAM replaces with a value of each request. It is marked, and no text like others: Terraform
 * would take it for an expression of its own.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export class PolicyVariable {
  /** @param name the condition key that it stands for */
  constructor(readonly name: string) {}

  /** The variable as IAM reads it. */
  toJSON(): string {
    return `\${${this.name}}`;
  }
}
