import type { Construct } from "constructs";
import { addressProblems } from "./address";
import { checkFinishedStack } from "./finished-stack";
import { OncePerStack } from "./once-per-stack";

/** The AWS provider versions whose data sources and resources this module uses alike. */
export const awsProviderVersions = ">= 5.100.0, < 7.0.0";

const versions = new OncePerStack<"aws", string>();

/**
 * Prepares the stack of `scope` for what this module defines in it: it runs with every AWS provider this module
 * works with, and its synth fails where two elements would share an address.
 *
 * `@cdktf/provider-aws` demands the one version it was generated from. A later
 * `stack.addOverride("terraform.required_providers.aws.version", …)` has the last word.
 */
export function prepareStack(scope: Construct): void {
  versions.of(scope, "aws", (stack) => {
    stack.addOverride("terraform.required_providers.aws.version", awsProviderVersions);
    return awsProviderVersions;
  });
  checkFinishedStack(scope, addressProblems);
}
