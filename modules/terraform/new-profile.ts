import type { IConstruct } from "constructs";
import { localList, reference, sharedLocal } from "./shared-local";

/**
 * The Terraform expression for the ARNs of every application inference profile of the accounts and Regions of
 * profiles, each once.
 *
 * @param arns an expression for a list of the ARNs of profiles
 */
export function newProfileArnsExpression(arns: string): string {
  return `distinct([for arn in ${arns} : replace(arn, "/:(application-)?inference-profile\\\\/.*$/", ":application-inference-profile/*")])`;
}

/** The same for the ARNs of profiles that are looked up or made, as a list token. */
export function newProfileArns(scope: IConstruct, arns: readonly string[]): string[] {
  const expression = () => `\${${newProfileArnsExpression(reference(scope, "profile_arns", arns))}}`;
  return localList(sharedLocal(scope, "new_profile_arns", arns, expression));
}
