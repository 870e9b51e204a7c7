import { App, type TerraformStack } from "cdktf";
import {
  AmazonBedrockFullAccess,
  ApplicationInferenceProfile,
  BedrockAccessStack,
  FoundationModel,
  FoundationModelAccess,
  InferenceProfile,
  InferenceProfileAccess,
  InferenceProfileFullAccess,
  ModelAccess,
  TaggedInferenceProfileAccess,
} from "../modules";
import { emptyStack, synthesized } from "./stack";

const inferenceProfileId = "us.anthropic.claude-3-haiku-20240307-v1:0";

function haikuIn(stack: TerraformStack): InferenceProfile {
  return InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId });
}

test.each<[name: string, make: (stack: TerraformStack) => void]>([
  [
    "InferenceProfileAccess",
    (stack) =>
      new InferenceProfileAccess(stack, "Analytics", {
        inferenceProfiles: [haikuIn(stack)],
        roles: ["analytics"],
        denyGlobalRouting: true,
        policyName: "claude",
        path: "/teams/",
        description: "Claude 3 Haiku",
        tags: { team: "analytics" },
      }),
  ],
  [
    "ApplicationInferenceProfile",
    (stack) => {
      const team = new ApplicationInferenceProfile(stack, "Team", {
        copyFrom: haikuIn(stack),
        name: "Analytics team",
        description: "Claude 3 Haiku",
        tags: { team: "analytics" },
        sourceRegion: "us-west-2",
      });
      new InferenceProfileAccess(stack, "Access", { inferenceProfiles: [team], roles: ["analytics"] });
    },
  ],
  [
    "FoundationModelAccess",
    (stack) => {
      const titan = FoundationModel.fromLookup(stack, "Titan", { modelId: "amazon.titan-embed-text-v2:0" });
      new FoundationModelAccess(stack, "Embed", { foundationModels: [titan], roles: ["kb"] });
    },
  ],
  [
    "TaggedInferenceProfileAccess",
    (stack) =>
      new TaggedInferenceProfileAccess(stack, "ByTag", {
        copiedFrom: [haikuIn(stack)],
        resourceTags: { project: ["a", "b"] },
        matchingPrincipalTags: ["team"],
        roles: ["dev"],
      }),
  ],
  [
    "InferenceProfileFullAccess",
    (stack) => new InferenceProfileFullAccess(stack, "Admin", { roles: ["bedrock-admin"] }),
  ],
  [
    "AmazonBedrockFullAccess",
    (stack) => new AmazonBedrockFullAccess(stack, "Admin", { roles: { Sandbox: "sandbox" } }),
  ],
  [
    "ModelAccess",
    (stack) => new ModelAccess(stack, "Subscribe", { roles: ["platform"], productIds: ["prod-a"] }),
  ],
])("%s synthesizes the same template as before", (_, make) => {
  const stack = emptyStack();
  make(stack);
  expect(synthesized(stack)).toMatchSnapshot();
});

test("BedrockAccessStack synthesizes the same template as before", () => {
  const inferenceProfileIds = [inferenceProfileId, { inferenceProfileId, sourceRegion: "us-east-2" }];
  const stack = new BedrockAccessStack(new App(), "prod", {
    accountId: "111122223333",
    sourceRegion: "us-west-2",
    grants: { Analytics: { inferenceProfileIds, roles: ["analytics"] } },
  });
  expect(synthesized(stack)).toMatchSnapshot();
});
