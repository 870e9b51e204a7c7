import { fencedProfileArns, grantedResources } from "../../modules/access/granted-resource";
import { unreadStatements } from "../../modules/iam/policy-statement";
import { readStatements } from "../statements";
import { application, haiku, model, statements } from "../plan/plan";

const allow = { Effect: "Allow", Action: "bedrock:InvokeModel" };
const looking = { ...allow, Action: "bedrock:GetInferenceProfile" };
const inRegion = (name: string | string[]): object => ({ StringEquals: { "aws:RequestedRegion": name } });

/** What statements name, as plain lists. */
function named(...made: readonly object[]) {
  const { profileArns, profilePatterns, modelArns, modelsByFence, modelPatterns, regions } = grantedResources(
    readStatements(...made),
  );
  return {
    profiles: [...profileArns],
    profilePatterns: [...profilePatterns.keys()],
    models: [...modelArns],
    byFence: [...modelsByFence].map(([fence, models]) => [fence, ...models]),
    modelPatterns: [...modelPatterns.keys()],
    regions,
  };
}

const nothing = {
  profiles: [],
  profilePatterns: [],
  models: [],
  byFence: [],
  modelPatterns: [],
  regions: [],
};

test("names the profile, its models by fence, and the Regions of both", () => {
  expect(named(...statements(haiku))).toEqual({
    ...nothing,
    profiles: [haiku.arn],
    models: haiku.models,
    byFence: [[haiku.arn, ...haiku.models]],
    regions: ["us-east-1", "us-west-2"],
  });
});

test("a fence names its profile also where nothing allows that", () => {
  expect(named(statements(application)[1])).toMatchObject({
    profiles: [application.arn],
    models: haiku.models,
  });
});

test("models of two statements with one fence come together", () => {
  const [, onModels] = statements(haiku);
  const [one, other] = haiku.models;
  expect(named({ ...onModels, Resource: one }, { ...onModels, Resource: [other, one] }).byFence).toEqual([
    [haiku.arn, one, other],
  ]);
});

test("a fence by a pattern names no profile, its models are named all the same", () => {
  const fence = { ArnLike: { "bedrock:InferenceProfileArn": [haiku.arn.replace("/us.", "/*."), "text"] } };
  expect(named({ ...allow, Resource: model("us-west-2"), Condition: fence })).toEqual({
    ...nothing,
    models: [model("us-west-2")],
    regions: ["us-west-2"],
  });
});

test.each([
  ["a negative one", { ArnNotLike: { "bedrock:InferenceProfileArn": haiku.arn } }],
  ["one that asks for its presence", { Null: { "bedrock:InferenceProfileArn": "false" } }],
  ["one on another key", { ArnLike: { "aws:SourceArn": haiku.arn } }],
])("%s is no fence that names a profile", (_, Condition) => {
  const [statement] = readStatements({ ...allow, Resource: model("us-west-2"), Condition });
  expect(statement && fencedProfileArns(statement)).toEqual([]);
});

test("a fence names the profiles among its values", () => {
  const values = [haiku.arn, application.arn, model("us-west-2")];
  const [statement] = readStatements({
    ...allow,
    Resource: "*",
    Condition: { StringEquals: { "Bedrock:inferenceProfileARN": values } },
  });
  expect(statement && fencedProfileArns(statement)).toEqual([haiku.arn, application.arn]);
});

test("a pattern may be one for profiles, for models or for both", () => {
  const ofProfiles = haiku.arn.replace("/us.", "/*.");
  expect(named({ ...allow, Resource: ["*", ofProfiles, model("*")] })).toEqual({
    ...nothing,
    profilePatterns: ["*", ofProfiles],
    modelPatterns: ["*", model("*")],
    regions: ["us-west-2"],
  });
});

test("what NotResource leaves is everything", () => {
  expect(named({ ...allow, NotResource: haiku.arn })).toEqual({
    ...nothing,
    profilePatterns: ["*"],
    modelPatterns: ["*"],
    regions: ["us-west-2"],
  });
});

test("who may only look at a profile is told nothing of models and Regions", () => {
  expect(
    named({ ...looking, Resource: [haiku.arn, model("us-west-2"), "*"], Condition: inRegion("eu-west-1") }),
  ).toEqual({ ...nothing, profiles: [haiku.arn], profilePatterns: ["*"] });
});

test("an action that has nothing to do with profiles names nothing", () => {
  expect(named({ ...allow, Action: "bedrock:ListFoundationModels", Resource: "*" })).toEqual(nothing);
  expect(named({ ...allow, Action: "bedrock:CountTokens", Resource: model("us-west-2") })).toEqual(nothing);
});

test("of a Deny only the Regions count, and of what nobody can read nothing", () => {
  expect(named({ ...allow, Effect: "Deny", Resource: [haiku.arn, model("us-east-1"), "*"] })).toEqual({
    ...nothing,
    regions: ["us-east-1", "us-west-2"],
  });
  expect(grantedResources(unreadStatements)).toMatchObject({ regions: [], profilePatterns: new Map() });
});

test("Regions are names, not patterns and not the one of global calls", () => {
  const Condition = inRegion([
    "us-east-1",
    "unspecified",
    "eu-*",
    "ap-southeast-2",
    "us-gov-west-1",
    "US-EAST-2",
  ]);
  expect(named({ ...allow, Resource: model("us-*"), Condition }).regions).toEqual([
    "ap-southeast-2",
    "us-east-1",
    "us-gov-west-1",
  ]);
  const other = { StringEquals: { "aws:PrincipalTag/region": "us-east-1" } };
  expect(named({ ...allow, Resource: model(""), Condition: other }).regions).toEqual([]);
});

test("looks once", () => {
  const made = readStatements(...statements(haiku));
  expect(grantedResources(made)).toBe(grantedResources(made));
});
