import {
  FoundationModel,
  FoundationModelAccess,
  InferenceProfile,
  InferenceProfileAccess,
} from "../../modules";
import { emptyStack, synthesized } from "../stack";

const titanOf = (stack: ReturnType<typeof emptyStack>) =>
  FoundationModel.fromLookup(stack, "Titan", { modelId: "amazon.titan-embed-text-v2:0" });

function template() {
  const stack = emptyStack();
  new FoundationModelAccess(stack, "Embed", { foundationModels: [titanOf(stack)], roles: ["kb"] });
  return synthesized(stack);
}

test("keeps the addresses that users have state behind", () => {
  const { resource } = template();
  expect(Object.keys(resource?.aws_iam_policy ?? {})).toEqual(["Embed_Policy_F6A1966D"]);
  expect(Object.keys(resource?.aws_iam_role_policy_attachment ?? {})).toEqual([
    "Embed_Policy_Roles_kb_DD66475B",
  ]);
});

test("has the addresses of access to profiles and models", () => {
  const stack = emptyStack();
  new InferenceProfileAccess(stack, "Embed", {
    inferenceProfiles: [
      InferenceProfile.fromLookup(stack, "Haiku", {
        inferenceProfileId: "us.anthropic.claude-3-haiku-20240307-v1:0",
      }),
    ],
    foundationModels: [titanOf(stack)],
    roles: ["kb"],
  });
  const both = synthesized(stack).resource ?? {};
  const alone = template().resource ?? {};
  const addresses = (resources: typeof both) =>
    Object.entries(resources).map(([type, made]) => [type, Object.keys(made)]);
  expect(addresses(both)).toEqual(addresses(alone));
});
