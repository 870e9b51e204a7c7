import { modelIdProblem, modelPlaceProblem } from "../../modules/policy/model-id";

const arn = "arn:aws:bedrock:us-west-2::foundation-model/amazon.titan-embed-text-v2:0";

test.each([
  "amazon.titan-embed-text-v2:0",
  // a dot more says nothing: the name has it
  "zai.glm-4.7",
  "us.anthropic.claude-sonnet-4-6",
  arn,
  arn.replace("aws:", "aws-eusc:"),
])("takes %s", (id) => {
  expect(modelIdProblem(id)).toBeUndefined();
});

const inexact = "should be a foundation model ID or ARN without wildcards, white space, quotes or ${, got";

test.each(["", "amazon.*", "amazon.titan?", "amazon titan", "'amazon.titan'", "${var.model}", `${arn}*`])(
  "refuses %j, which would widen what is granted or name nothing",
  (id) => {
    expect(modelIdProblem(id)).toBe(`${inexact} '${id}'`);
  },
);

const remedy = "; an inference profile is an InferenceProfile, or in 'inferenceProfileIds' of a grant";

test.each(["inference-profile/us.anthropic.claude-sonnet-4-6", "application-inference-profile/a1b2c3d4e5f6"])(
  "refuses the ARN of a profile, %s, and says where it belongs",
  (resource) => {
    const id = `arn:aws:bedrock:us-west-2:111122223333:${resource}`;
    expect(modelIdProblem(id)).toBe(
      `should be the ARN of a foundation model in a Region, got '${id}'${remedy}`,
    );
  },
);

test.each([
  arn.replace("us-west-2", ""),
  arn.replace("us-west-2:", "us-west-2:111122223333"),
  arn.replace("bedrock", "iam"),
  "arn:aws:bedrock:us-west-2::foundation-model/",
  `arn:${arn}`,
  `${arn}$`,
  "arn:aws:bedrock:us-west-2:111122223333:custom-model/amazon.titan",
])("refuses %s", (id) => {
  expect(modelIdProblem(id)).toBe(`should be the ARN of a foundation model in a Region, got '${id}'`);
});

test("refuses the ID of an application profile, which has no dot", () => {
  expect(modelIdProblem("a1b2c3d4e5f6")).toBe(
    `should be a foundation model ID, with its provider and '.' before the name, got 'a1b2c3d4e5f6'${remedy}`,
  );
});

test("an ARN says where the model is called, an ID does not", () => {
  expect(modelPlaceProblem(arn, "us-west-2")).toBeUndefined();
  expect(modelPlaceProblem("amazon.titan-embed-text-v2:0", "us-east-1")).toBeUndefined();
  expect(modelPlaceProblem(arn, "us-east-1")).toBe(`should be of Region us-east-1, got '${arn}'`);
});
