// Developers with a coding assistant: an IAM group that may call two models through their inference profiles.
import { IamGroup } from "@cdktf/provider-aws/lib/iam-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { InferenceProfile, InferenceProfileAccess } from "cdktf-bedrock-inference-profiles";

const app = new App();
const stack = new TerraformStack(app, "developers");
new AwsProvider(stack, "Aws", { region: "us-west-2", allowedAccountIds: ["111122223333"] });

const developers = new IamGroup(stack, "Developers", { name: "developers" });
// the model that works, and the small one for what goes on in the background
const sonnet = InferenceProfile.fromLookup(stack, "Sonnet", {
  inferenceProfileId: "global.anthropic.claude-sonnet-4-20250514-v1:0",
});
const haiku = InferenceProfile.fromLookup(stack, "Haiku", {
  inferenceProfileId: "us.anthropic.claude-3-haiku-20240307-v1:0",
});

new InferenceProfileAccess(stack, "Assistant", {
  inferenceProfiles: [sonnet, haiku],
  groups: { Developers: developers.name },
  actions: [
    "bedrock:InvokeModel*",
    "bedrock:CountTokens",
    // an assistant looks up what it was told to call
    "bedrock:GetInferenceProfile",
    "bedrock:ListInferenceProfiles",
  ],
});
app.synth();
