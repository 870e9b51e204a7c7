// what ../../main.ts makes, written by hand in a project as `cdktf init --template=typescript` sets it up
import { DataAwsBedrockInferenceProfile } from "@cdktf/provider-aws/lib/data-aws-bedrock-inference-profile";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Fn, propertyAccess, TerraformStack, Token, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";

const haiku = "us.anthropic.claude-3-haiku-20240307-v1:0";
const globalSonnet = "global.anthropic.claude-sonnet-4-20250514-v1:0";

class AccountStack extends TerraformStack {
  constructor(
    scope: Construct,
    id: string,
    readonly accountId: string,
  ) {
    super(scope, id);
    new AwsProvider(this, "aws", this.config("us-west-2"));
  }

  config(region: string) {
    const roleArn = `arn:aws:iam::${this.accountId}:role/terraform`;
    return { region, allowedAccountIds: [this.accountId], assumeRole: [{ roleArn }] };
  }

  grant(
    id: string,
    inferenceProfileId: string,
    role: string,
    denials: object[] = [],
    provider?: TerraformProvider,
  ) {
    const profile = new DataAwsBedrockInferenceProfile(this, `${id}-profile`, {
      inferenceProfileId,
      provider,
    });
    const policy = new IamPolicy(this, `${id}-policy`, {
      name: `${this.node.id}-${id}`,
      policy: Fn.jsonencode({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: ["bedrock:InvokeModel*"], Resource: [profile.inferenceProfileArn] },
          {
            Effect: "Allow",
            Action: ["bedrock:InvokeModel*"],
            Resource: Token.asList(propertyAccess(profile.models, ["*", "model_arn"])),
            Condition: { StringEquals: { "bedrock:InferenceProfileArn": profile.inferenceProfileArn } },
          },
          ...denials,
        ],
      }),
    });
    new IamRolePolicyAttachment(this, `${id}-attachment`, { role, policyArn: policy.arn });
  }
}

const app = new App();
const production = new AccountStack(app, "production", "111122223333");
production.grant("analytics", haiku, "analytics");
const east = new AwsProvider(production, "aws-us-east-2", {
  ...production.config("us-east-2"),
  alias: "us-east-2",
});
production.grant("research", globalSonnet, "research", [], east);
const staging = new AccountStack(app, "staging", "444455556666");
staging.grant("analytics", haiku, "analytics", [
  {
    Effect: "Deny",
    Action: ["bedrock:InvokeModel*"],
    Resource: "*",
    Condition: { StringEquals: { "aws:RequestedRegion": "unspecified" } },
  },
]);
app.synth();
