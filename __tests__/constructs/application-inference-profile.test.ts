import { Lazy, TerraformOutput, TerraformVariable, type TerraformStack } from "cdktf";
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
});

test.each([
  ["a literal", () => model, [model]],
  ["a Lazy", () => Lazy.stringValue({ produce: () => model }), [model]],
  [
    "a model that only Terraform knows",
    (stack: TerraformStack) => new TerraformVariable(stack, "Model", { type: "string" }).stringValue,
    ["${var.Model}"],
  ],
])("has the model that it copies and its Region in locals: %s", (_, copyFrom, arns) => {
  const stack = emptyStack();
  const team = new ApplicationInferenceProfile(stack, "Team", { copyFrom: copyFrom(stack) });
  new TerraformOutput(stack, "Models", { value: team.foundationModelArns });
  new TerraformOutput(stack, "Regions", { value: team.destinationRegions });
  const { locals = {}, output } = synthesized(stack);
  const [regions = "", models = ""] = Object.keys(locals).sort();
  expect([output?.Models?.value, output?.Regions?.value]).toEqual([
    `\${local.${models}}`,
    `\${local.${regions}}`,
  ]);
  expect([locals[models], locals[regions]]).toEqual([
    arns,
    `\${sort(distinct([for arn in local.${models} : coalesce(split(":", arn)[3], "global")]))}`,
  ]);
});

test("writes no condition of literals alone, which Terraform refuses", () => {
  const stack = emptyStack();
  const team = new ApplicationInferenceProfile(stack, "Team", { copyFrom: model });
  const lazy = new ApplicationInferenceProfile(stack, "Lazy", {
    copyFrom: Lazy.stringValue({ produce: () => model }),
  });
  new InferenceProfileAccess(stack, "Access", {
    inferenceProfiles: [team, lazy],
    roles: ["analytics"],
    allowedDestinationRegions: ["us-west-2"],
    denyGlobalRouting: true,
  });
  const conditions = [...JSON.stringify(synthesized(stack)).matchAll(/"condition":("(?:[^"\\]|\\.)*")/g)].map(
    ([, text = ""]) => JSON.parse(text) as string,
  );
  expect(conditions.length).toBeGreaterThan(5);
  expect(conditions.filter((condition) => !/(local|self)\.\w/.test(condition))).toEqual([]);
});
