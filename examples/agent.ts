// An agent that waits for its policy: AWS tries the role when it makes the agent.
import { BedrockagentAgent } from "@cdktf/provider-aws/lib/bedrockagent-agent";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { InferenceProfile, InferenceProfileAccess } from "cdktf-bedrock-inference-profiles";

const account = "111122223333";

const app = new App();
const stack = new TerraformStack(app, "agent");
new AwsProvider(stack, "Aws", { region: "us-west-2", allowedAccountIds: [account] });

const role = new IamRole(stack, "Role", {
  name: "orders-agent",
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: { Service: "bedrock.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: { "aws:SourceArn": `arn:aws:bedrock:us-west-2:${account}:agent/*` },
      },
    },
  }),
});
const haiku = InferenceProfile.fromLookup(stack, "Haiku", {
  inferenceProfileId: "us.anthropic.claude-3-haiku-20240307-v1:0",
});
const access = new InferenceProfileAccess(stack, "Access", {
  inferenceProfiles: [haiku],
  roles: { Agent: role.name },
});

new BedrockagentAgent(stack, "Orders", {
  agentName: "orders",
  agentResourceRoleArn: role.arn,
  foundationModel: haiku.inferenceProfileArn,
  instruction: "You answer questions of customers about their orders, and about nothing else.",
  dependsOn: access.attachments,
});
app.synth();
