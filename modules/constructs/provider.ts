import { TerraformProvider, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { shown } from "./prop";

/** What is wrong with what stands for the AWS provider of a construct, or undefined. */
export function providerProblem(construct: Construct, provider: unknown): string | undefined {
  if (!TerraformProvider.isTerraformProvider(provider) || provider.terraformResourceType !== "aws") {
    return `should be an AwsProvider, got ${shown(provider)}`;
  }
  const stack = TerraformStack.of(construct);
  if (TerraformStack.of(provider) === stack) return undefined;
  return `should be in the stack ${stack.node.path}, got ${provider.node.path}; define the provider in this stack`;
}
