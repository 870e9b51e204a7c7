import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { InferenceProfile, InferenceProfileAccess } from "cdktf-bedrock-inference-profiles";

const app = new App();

// Claude 3 Haiku, only through the US inference profile in us-west-2
const haiku = new TerraformStack(app, "us-claude-3-haiku");
new AwsProvider(haiku, "Aws", { region: "us-west-2" });
new InferenceProfileAccess(haiku, "Analytics", {
  inferenceProfiles: [
    InferenceProfile.fromLookup(haiku, "Haiku", {
      inferenceProfileId: "us.anthropic.claude-3-haiku-20240307-v1:0",
    }),
  ],
  roles: ["analytics"],
  actions: ["bedrock:InvokeModel*"],
});

// Claude Sonnet 4, only through the Global inference profile in us-east-2
const sonnet = new TerraformStack(app, "global-claude-sonnet-4");
new AwsProvider(sonnet, "Aws", { region: "us-east-2" });
new InferenceProfileAccess(sonnet, "Research", {
  inferenceProfiles: [
    InferenceProfile.fromLookup(sonnet, "Sonnet", {
      inferenceProfileId: "global.anthropic.claude-sonnet-4-20250514-v1:0",
    }),
  ],
  roles: ["research"],
  actions: ["bedrock:InvokeModel*"],
});

// Claude 3 Haiku again, for a role that may never be routed globally, whatever its other policies allow
const regional = new TerraformStack(app, "no-global-routing");
new AwsProvider(regional, "Aws", { region: "us-west-2" });
new InferenceProfileAccess(regional, "Support", {
  inferenceProfiles: [
    InferenceProfile.fromLookup(regional, "Haiku", {
      inferenceProfileId: "us.anthropic.claude-3-haiku-20240307-v1:0",
    }),
  ],
  roles: ["support"],
  actions: ["bedrock:InvokeModel*"],
  denyGlobalRouting: true,
});

app.synth();
