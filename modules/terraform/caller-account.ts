import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { prepareStack } from "./aws-provider";
import { OncePerStack } from "./once-per-stack";
import { sharedGroup } from "./shared-group";
import { expression, sharedLocal } from "./shared-local";

const callers = new OncePerStack<string | undefined, DataAwsCallerIdentity>();

/**
 * The ARN of a foundation model with the account that calls it, where a foundation model's own has none. It names
 * nothing: it is where the model's account and Region stand for what is beside it.
 *
 * Defines one `data.aws_caller_identity` for each AWS provider in a stack.
 */
export function modelArnInAccount(
  scope: Construct,
  foundationModelArn: string,
  provider: TerraformProvider | undefined,
): string {
  const caller = callers.of(scope, provider?.node.path, (stack) => {
    prepareStack(scope);
    const shared = sharedGroup(stack);
    const group = shared.node.tryFindChild("caller") ?? new Construct(shared, "caller");
    const number = group.node.children.length + 1;
    const identity = new DataAwsCallerIdentity(group, String(number), { provider });
    identity.overrideLogicalId(`bedrock_caller_${number}`);
    return identity;
  });
  const account = `data.aws_caller_identity.${caller.friendlyUniqueId}.account_id`;
  const value = () => {
    const arn = expression(scope, "model_arn", foundationModelArn);
    return `\${replace(${arn}, "::foundation-model/", ":\${${account}}:foundation-model/")}`;
  };
  return `\${${sharedLocal(scope, "model_account_arn", [foundationModelArn, account], value).reference}}`;
}
