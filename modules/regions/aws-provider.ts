import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { addressProblems } from "./address";
import { checkFinishedStack } from "./finished-stack";

/** The AWS provider versions whose data sources and resources this module uses alike. */
export const awsProviderVersions = ">= 5.100.0, < 7.0.0";

const prepared = new WeakSet<TerraformStack>();

/**
 * Prepares the stack of `scope` for what this module defines in it: it runs with every AWS provider this module
 * works with, and its synth fails where two elements would share an address.
 *
 * `@cdktf/provider-aws` demands the one version it was generated from. A later
 * `stack.addOverride("terraform.required_providers.aws.version", …)` has the last word.
 */
export function prepareStack(scope: Construct): void {
  const stack = TerraformStack.of(scope);
  if (prepared.has(stack)) return;
  prepared.add(stack);
  stack.addOverride("terraform.required_providers.aws.version", awsProviderVersions);
  checkFinishedStack(stack, addressProblems);
}
