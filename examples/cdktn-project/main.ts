import { App, S3Backend } from "cdktn";
import { BedrockAccessStack } from "cdktf-bedrock-inference-profiles/cdktn";

// one account at a time: the pipeline says which
const { ACCOUNT_ID = "", AWS_REGION = "", ROLE_ARN, STATE_BUCKET } = process.env;

const app = new App();
const stack = new BedrockAccessStack(app, "bedrock-access", {
  accountId: ACCOUNT_ID,
  sourceRegion: AWS_REGION,
  assumeRoleArn: ROLE_ARN,
  defaultTags: { managedBy: "terraform" },
  grants: {
    Analytics: {
      inferenceProfileIds: ["us.anthropic.claude-3-haiku-20240307-v1:0"],
      roles: ["analytics"],
      allowedDestinationRegions: ["us-east-1", "us-east-2", "us-west-2"],
    },
  },
});
if (STATE_BUCKET) {
  new S3Backend(stack, {
    bucket: STATE_BUCKET,
    key: `bedrock-access/${ACCOUNT_ID}.tfstate`,
    region: AWS_REGION,
    encrypt: true,
  });
}
app.synth();
