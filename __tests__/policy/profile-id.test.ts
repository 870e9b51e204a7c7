import {
  isApplicationProfile,
  isGlobalProfile,
  profileArnPattern,
  profileIdProblem,
  profilePlaceProblem,
} from "../../modules/policy/profile-id";

const systemDefined = "us.anthropic.claude-sonnet-4-6";
const systemDefinedArn = `arn:aws:bedrock:us-west-2:111122223333:inference-profile/${systemDefined}`;
const application = "a1b2c3d4e5f6";
const applicationArn = `arn:aws-eusc:bedrock:eusc-de-east-1:111122223333:application-inference-profile/${application}`;
const global = "global.anthropic.claude-sonnet-4-20250514-v1:0";

test.each([
  systemDefined,
  systemDefinedArn,
  application,
  applicationArn,
  global,
  "zz.anthropic.new-model",
  "us.zai.glm-4.7",
])("accepts %s", (id) => {
  expect(profileIdProblem(id)).toBeUndefined();
});

test.each([
  "",
  "us.*",
  "us.claude-?",
  "us. claude",
  "us.claude\n",
  'us."claude',
  "us.'claude",
  "${var.id}",
  "%{if}",
  "a\\b",
])("refuses %j", (id) => {
  expect(profileIdProblem(id)).toBe(
    `should be an inference profile ID or ARN without wildcards, white space, quotes or \${, got '${id}'`,
  );
});

test.each([
  "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-sonnet-4-6",
  "arn:aws:iam::111122223333:role/a",
])("refuses the ARN of something else: %s", (id) => {
  expect(profileIdProblem(id)).toBe(
    `should be the ARN of an inference-profile or application-inference-profile, got '${id}'`,
  );
});

test("tells an application profile by its ARN or its opaque ID", () => {
  expect(
    [application, applicationArn, systemDefined, systemDefinedArn, global].map(isApplicationProfile),
  ).toEqual([true, true, false, false, false]);
});

test("tells a global profile by the prefix of its ID", () => {
  const ids = [
    global,
    `arn:aws:bedrock:us-west-2:111122223333:inference-profile/${global}`,
    systemDefined,
    "globalish.model",
  ];
  expect(ids.map(isGlobalProfile)).toEqual([true, true, false, false]);
});

test("matches the whole ARN of a profile", () => {
  expect([systemDefinedArn, applicationArn].every((arn) => profileArnPattern.test(arn))).toBe(true);
  expect(
    [`see ${systemDefinedArn}`, `${systemDefinedArn}\nx`].some((arn) => profileArnPattern.test(arn)),
  ).toBe(false);
});

test.each([
  [systemDefined, "444455556666", "eu-west-1", undefined],
  [systemDefinedArn, "111122223333", "us-west-2", undefined],
  [systemDefinedArn, undefined, "us-west-2", undefined],
  [systemDefinedArn, "444455556666", "us-west-2", "should be of account 444455556666"],
  [systemDefinedArn, undefined, "us-east-2", "should be of source Region us-east-2"],
  [applicationArn, "111122223333", "us-west-2", "should be of source Region us-west-2"],
])("the place of %s in account %s and %s: %s", (id, account, region, rule) => {
  expect(profilePlaceProblem(id, account, region)).toBe(rule && `${rule}, got '${id}'`);
});

test.each([
  "anthropic.claude-3-haiku-20240307-v1:0",
  "arn:aws:bedrock:us-west-2:111122223333:inference-profile/anthropic.claude-3-haiku-20240307-v1:0",
])("says what a model's ID lacks: %s", (id) => {
  expect(profileIdProblem(id)).toBe(
    `should be an inference profile ID or ARN, with a prefix before the ID of the foundation model, got '${id}'; \`aws bedrock list-inference-profiles\` lists them, and a model that is called without one is a FoundationModel, or in 'foundationModelIds' of a grant`,
  );
});
