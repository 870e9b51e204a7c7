// A knowledge base: its role calls an embedding model that has no inference profile, and who asks it calls a model
// through one.
import { BedrockagentKnowledgeBase } from "@cdktf/provider-aws/lib/bedrockagent-knowledge-base";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  FoundationModel,
  FoundationModelAccess,
  InferenceProfile,
  InferenceProfileAccess,
} from "cdktf-bedrock-inference-profiles";

const account = "111122223333";
const collection = `arn:aws:aoss:us-west-2:${account}:collection/a1b2c3d4e5f6a7b8c9d0`;

const app = new App();
const stack = new TerraformStack(app, "knowledge-base");
new AwsProvider(stack, "Aws", { region: "us-west-2", allowedAccountIds: [account] });

const role = new IamRole(stack, "Role", {
  name: "manuals-knowledge-base",
  assumeRolePolicy: JSON.stringify({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: { Service: "bedrock.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    },
  }),
});
const store = new IamRolePolicy(stack, "Store", {
  role: role.name,
  name: "vector-store",
  policy: JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "aoss:APIAccessAll", Resource: collection },
  }),
});

const titan = FoundationModel.fromLookup(stack, "Titan", { modelId: "amazon.titan-embed-text-v2:0" });
const embedding = new FoundationModelAccess(stack, "Embedding", {
  foundationModels: [titan],
  roles: { KnowledgeBase: role.name },
});
const haiku = InferenceProfile.fromLookup(stack, "Haiku", {
  inferenceProfileId: "us.anthropic.claude-3-haiku-20240307-v1:0",
});
new InferenceProfileAccess(stack, "Answers", { inferenceProfiles: [haiku], roles: ["support"] });

new BedrockagentKnowledgeBase(stack, "Manuals", {
  name: "manuals",
  roleArn: role.arn,
  knowledgeBaseConfiguration: [
    {
      type: "VECTOR",
      vectorKnowledgeBaseConfiguration: [{ embeddingModelArn: titan.foundationModelArn }],
    },
  ],
  storageConfiguration: [
    {
      type: "OPENSEARCH_SERVERLESS",
      opensearchServerlessConfiguration: [
        {
          collectionArn: collection,
          vectorIndexName: "manuals",
          fieldMapping: [{ vectorField: "vector", textField: "text", metadataField: "metadata" }],
        },
      ],
    },
  ],
  dependsOn: [...embedding.attachments, store],
});
app.synth();
