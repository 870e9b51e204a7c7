import { DataAwsBedrockInferenceProfile } from "@cdktf/provider-aws/lib/data-aws-bedrock-inference-profile";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Fn, propertyAccess, TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import { profilesPerPolicy, type WorkloadGrant } from "./workload";

/**
 * The access of one account as people write it in CDKTF: a data source per profile, and `Fn.jsonencode` of the
 * document per policy. It has none of the checks of this module.
 */
export class HandWrittenStack extends TerraformStack {
  constructor(scope: Construct, id: string, grants: readonly WorkloadGrant[]) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "us-west-2", allowedAccountIds: ["111122223333"] });
    const ids = new Set(grants.flatMap(({ inferenceProfileIds }) => inferenceProfileIds));
    const profiles = new Map(
      [...ids].map((inferenceProfileId, index) => [
        inferenceProfileId,
        new DataAwsBedrockInferenceProfile(this, `profile-${index}`, { inferenceProfileId }),
      ]),
    );
    for (const { role, inferenceProfileIds } of grants) {
      for (let first = 0; first < inferenceProfileIds.length; first += profilesPerPolicy) {
        const group = inferenceProfileIds
          .slice(first, first + profilesPerPolicy)
          .flatMap((profileId) => profiles.get(profileId) ?? []);
        const policy = new IamPolicy(this, `${role}-policy-${first}`, {
          name: `${id}-${role}-${first}`,
          policy: Fn.jsonencode(document(group)),
        });
        new IamRolePolicyAttachment(this, `${role}-attachment-${first}`, { role, policyArn: policy.arn });
      }
    }
  }
}

function document(profiles: readonly DataAwsBedrockInferenceProfile[]): object {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"],
        Resource: profiles.map(({ inferenceProfileArn }) => inferenceProfileArn),
      },
      ...profiles.map(({ inferenceProfileArn, models }) => ({
        Effect: "Allow",
        Action: ["bedrock:InvokeModel*"],
        Resource: Token.asList(propertyAccess(models, ["*", "model_arn"])),
        Condition: { StringEquals: { "bedrock:InferenceProfileArn": inferenceProfileArn } },
      })),
    ],
  };
}
