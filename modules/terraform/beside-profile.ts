import type { IConstruct } from "constructs";
import type { ResourceBeside } from "../policy/statement";
import { localList, reference, sharedLocal } from "./shared-local";

/** What the locals for the resources are called. */
const localNames: Readonly<Record<ResourceBeside, string>> = {
  "application-inference-profile/*": "new_profile_arns",
  "async-invoke/*": "async_invoke_arns",
  "project/default": "project_arns",
};

/**
 * The Terraform expression for the ARNs of a resource of the accounts and Regions of others, each once.
 *
 * @param arns an expression for a list of ARNs with an account
 */
export function besideProfilesExpression(arns: string, resource: ResourceBeside): string {
  return `distinct([for arn in ${arns} : replace(arn, "/:[a-z-]+\\\\/.*$/", ":${resource}")])`;
}

/** The same for ARNs that are tokens, as a list token. */
export function besideProfiles(
  scope: IConstruct,
  arns: readonly string[],
  resource: ResourceBeside,
): string[] {
  const expression = () =>
    `\${${besideProfilesExpression(reference(scope, "profile_arns", arns), resource)}}`;
  return localList(sharedLocal(scope, localNames[resource], arns, expression));
}
