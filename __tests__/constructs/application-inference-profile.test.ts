import { TerraformOutput, TerraformVariable } from "cdktf";
import { ApplicationInferenceProfile, InferenceProfile, InferenceProfileAccess } from "../../modules";
import { emptyStack, synthesized } from "../stack";

const inferenceProfileId = "us.anthropic.claude-3-haiku-20240307-v1:0";
const model = "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-3-haiku-20240307-v1:0";

test("is named after the path of the construct", () => {
  const stack = emptyStack();
  new ApplicationInferenceProfile(stack, "Team", { copyFrom: model });
  const [made] = Object.values(synthesized(stack).resource?.aws_bedrock_inference_profile ?? {});
  expect([made?.name, made?.region]).toEqual(["prod-Team", undefined]);
});

test("takes its models from what it copies, so that the plan knows them", () => {
  const stack = emptyStack();
  const haiku = InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId });
  const team = new ApplicationInferenceProfile(stack, "Team", { copyFrom: haiku });
  expect(team.foundationModelArns).toBe(haiku.foundationModelArns);
  expect(team.destinationRegions).toBe(haiku.destinationRegions);
  const one = new ApplicationInferenceProfile(stack, "One", { copyFrom: model });
  expect(one.foundationModelArns).toEqual([model]);
});

test("knows the Region of a model that only Terraform knows", () => {
  const stack = emptyStack();
  const copyFrom = new TerraformVariable(stack, "Model", { type: "string" }).stringValue;
  const { destinationRegions } = new ApplicationInferenceProfile(stack, "Team", { copyFrom });
  new TerraformOutput(stack, "Regions", { value: destinationRegions });
  expect(synthesized(stack).output?.Regions?.value).toEqual(['${element(split(":", var.Model), 3)}']);
});

test("synthesizes the same template as before", () => {
  const stack = emptyStack();
  const haiku = InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId });
  const team = new ApplicationInferenceProfile(stack, "Team", {
    copyFrom: haiku,
    name: "Analytics team",
    description: "Claude 3 Haiku",
    tags: { team: "analytics" },
    sourceRegion: "us-west-2",
  });
  new InferenceProfileAccess(stack, "Access", { inferenceProfiles: [team], roles: ["analytics"] });
  expect(synthesized(stack)).toMatchSnapshot();
});
