// Batch inference: the service role of the jobs calls the model, through the profile, and reads and writes S3.
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { InferenceProfile, InferenceProfileAccess } from "cdktf-bedrock-inference-profiles";

const account = "111122223333";
const bucket = "arn:aws:s3:::amzn-s3-demo-bucket";

const app = new App();
const stack = new TerraformStack(app, "batch");
new AwsProvider(stack, "Aws", { region: "us-west-2", allowedAccountIds: [account] });

const role = new IamRole(stack, "Jobs", {
  name: "batch-inference",
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: { Service: "bedrock.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": `arn:aws:bedrock:us-west-2:${account}:model-invocation-job/*` },
      },
    },
  }),
});
new IamRolePolicy(stack, "Bucket", {
  role: role.name,
  name: "bucket",
  policy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["s3:ListBucket", "s3:GetObject", "s3:PutObject"],
        Resource: [bucket, `${bucket}/*`],
        Condition: { StringEquals: { "aws:ResourceAccount": account } },
      },
    ],
  }),
});

const haiku = InferenceProfile.fromLookup(stack, "Haiku", {
  inferenceProfileId: "us.anthropic.claude-3-haiku-20240307-v1:0",
});
new InferenceProfileAccess(stack, "Access", { inferenceProfiles: [haiku], roles: { Jobs: role.name } });
app.synth();
