import type { IConstruct } from "constructs";
import type { ResourceBeside } from "../policy/statement";
import { reference, sharedLocal } from "./shared-local";

/** What the locals for the resources are called. */
const localNames: Readonly<Record<ResourceBeside, string>> = {
  "application-inference-profile/*": "new_profile_arns",
  "async-invoke/*": "async_invoke_arns",
  "project/default": "project_arns",
};

/**
 * The ARNs of a resource of the accounts and Regions of others, each once, as a list token.
 *
 * @param arns ARNs with an account, as tokens
 */
export function besideProfiles(
  scope: IConstruct,
  arns: readonly string[],
  resource: ResourceBeside,
): string[] {
  const expression = () => {
    const list = reference(scope, "profile_arns", arns);
    return `\${distinct([for arn in ${list} : replace(arn, "/:[a-z-]+\\\\/.*$/", ":${resource}")])}`;
  };
  return sharedLocal(scope, localNames[resource], arns, expression).list;
}
