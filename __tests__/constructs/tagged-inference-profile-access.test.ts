import { InferenceProfile, TaggedInferenceProfileAccess } from "../../modules";
import { emptyStack, synthesized } from "../stack";

function template(resourceTags: Readonly<Record<string, string[]>> = { project: ["a", "b"] }) {
  const stack = emptyStack();
  const haiku = InferenceProfile.fromLookup(stack, "Haiku", {
    inferenceProfileId: "us.anthropic.claude-3-haiku-20240307-v1:0",
  });
  new TaggedInferenceProfileAccess(stack, "ByTag", {
    copiedFrom: [haiku],
    resourceTags,
    matchingPrincipalTags: ["team"],
    roles: ["dev"],
  });
  return synthesized(stack);
}

test("keeps the addresses that users have state behind, whatever the tags", () => {
  for (const { resource } of [template(), template({ stage: ["c"] })]) {
    expect(Object.keys(resource?.aws_iam_policy ?? {})).toEqual(["ByTag_Policy_127E4A06"]);
    expect(Object.keys(resource?.aws_iam_role_policy_attachment ?? {})).toEqual([
      "ByTag_Policy_Roles_dev_1DF3F28D",
    ]);
  }
});
