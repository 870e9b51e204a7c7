import {
  foundationModelProblem,
  profileDescriptionProblem,
  profileNameProblem,
} from "../../modules/policy/application-profile";

test.each(["a", "Team 1", "a_b-c d", "a".repeat(64), "a-", "1 "])("accepts the name %j", (name) => {
  expect(profileNameProblem(name)).toBeUndefined();
});

test.each(["", " a", "-a", "a--b", "a  b", "a.b", "a/b", "é", "a\n", "a".repeat(65)])(
  "refuses the name %j",
  (name) => {
    expect(profileNameProblem(name)).toBe(
      `should be 1 to 64 letters and digits with single spaces, '_' or '-' between, got '${name}'`,
    );
  },
);

test.each(["a", "Cost of team: analytics.", "a".repeat(200)])("accepts the description %j", (description) => {
  expect(profileDescriptionProblem(description)).toBeUndefined();
});

test.each(["", " a", "a  b", "what?", "a\nb", "a".repeat(201)])(
  "refuses the description %j",
  (description) => {
    expect(profileDescriptionProblem(description)).toBe(
      `should be 1 to 200 letters, digits, ':' and '.' with single spaces, '_' or '-' between, got '${description}'`,
    );
  },
);

test("accepts a foundation model in a Region", () => {
  const arn = "arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0";
  expect(foundationModelProblem(arn)).toBeUndefined();
});

const lookedUp = "; look it up with InferenceProfile.fromLookup, and pass that";

test.each([
  ["us.anthropic.claude-sonnet-4-6", lookedUp],
  ["us.*", ""],
  ["a1b2c3d4e5f6", ""],
  ["arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.anthropic.claude-sonnet-4-6", lookedUp],
  ["arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/a1b2c3d4e5f6", ""],
  ["anthropic.claude-3-haiku-20240307-v1:0", "; look it up with FoundationModel.fromLookup, and pass that"],
])("refuses to copy %j, and says what to write%s", (copied, remedy) => {
  expect(foundationModelProblem(copied)).toBe(
    `should be an InferenceProfile, a FoundationModel or the ARN of a foundation model in a Region, got '${copied}'${remedy}`,
  );
});

test.each([
  "",
  "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0",
  "arn:aws:bedrock:us-west-2:111122223333:foundation-model/anthropic.claude-sonnet-4-6",
  "arn:aws:bedrock:us-west-2::foundation-model/*",
  "arn:aws:bedrock:us-west-2::foundation-model/a?",
  "arn:aws:bedrock:us-west-2::foundation-model/a b",
  "arn:aws:bedrock:us-west-2::foundation-model/a'b",
  "arn:aws:bedrock:us-west-2::foundation-model/${var.model}",
])("refuses to copy %j", (arn) => {
  expect(foundationModelProblem(arn)).toBe(
    `should be an InferenceProfile, a FoundationModel or the ARN of a foundation model in a Region, got '${arn}'`,
  );
});
