import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

/** The AWS provider versions whose data sources and resources this module uses alike. */
export const awsProviderVersions = ">= 5.100.0, < 7.0.0";

const widened = new WeakSet<TerraformStack>();

/**
 * Lets the stack of `scope` run with every AWS provider this module works with.
 *
 * `@cdktf/provider-aws` demands the one version it was generated from. A later
 * `stack.addOverride("terraform.required_providers.aws.version", …)` has the last word.
 */
export function acceptAwsProviders(scope: Construct): void {
  const stack = TerraformStack.of(scope);
  if (widened.has(stack)) return;
  widened.add(stack);
  stack.addOverride("terraform.required_providers.aws.version", awsProviderVersions);
}
