import { App } from "cdktf";
import { BedrockAccessStack, type BedrockAccessStackProps } from "cdktf-bedrock-inference-profiles";

const haiku = "us.anthropic.claude-3-haiku-20240307-v1:0";
const globalSonnet = "global.anthropic.claude-sonnet-4-20250514-v1:0";

const accounts: Record<string, BedrockAccessStackProps> = {
  production: {
    accountId: "111122223333",
    sourceRegion: "us-west-2",
    assumeRoleArn: "arn:aws:iam::111122223333:role/terraform",
    grants: {
      // Claude 3 Haiku, only through the US inference profile in us-west-2
      Analytics: {
        inferenceProfileIds: [haiku],
        roles: ["analytics"],
        actions: ["bedrock:InvokeModel*"],
      },
      // Claude Sonnet 4, only through the Global inference profile in us-east-2
      Research: {
        inferenceProfileIds: [{ inferenceProfileId: globalSonnet, sourceRegion: "us-east-2" }],
        roles: ["research"],
        actions: ["bedrock:InvokeModel*"],
      },
    },
  },
  staging: {
    accountId: "444455556666",
    sourceRegion: "us-west-2",
    assumeRoleArn: "arn:aws:iam::444455556666:role/terraform",
    grants: {
      // Claude 3 Haiku, for a role that may never be routed globally, whatever its other policies allow
      Analytics: {
        inferenceProfileIds: [haiku],
        roles: ["analytics"],
        actions: ["bedrock:InvokeModel*"],
        denyGlobalRouting: true,
      },
    },
  },
};

const app = new App();
for (const [name, account] of Object.entries(accounts)) new BedrockAccessStack(app, name, account);
app.synth();
