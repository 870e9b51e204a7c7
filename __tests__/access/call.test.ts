import {
  actionsOnProfile,
  invokeActions,
  onModels,
  onProfiles,
  profileActions,
} from "../../modules/access/call";
import type { ModelsInRegion } from "../../modules/access/models-in-region";
import { namedProfile, noProfile, patternProfile } from "../../modules/access/profile";
import { only } from "../../modules/iam/text-set";
import { haiku, application, model } from "../plan/plan";

// resource types by action: Service Authorization Reference, Amazon Bedrock
const onAnyProfile = [
  "bedrock:InvokeModel",
  "bedrock:InvokeModelWithResponseStream",
  "bedrock:GetInferenceProfile",
  "bedrock:CreateInferenceProfile",
];
const onOwn = [
  "bedrock:DeleteInferenceProfile",
  "bedrock:TagResource",
  "bedrock:UntagResource",
  "bedrock:ListTagsForResource",
];

test("a foundation model is called by two actions", () => {
  expect(invokeActions).toEqual(["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]);
});

test("an application profile can be tagged and deleted, a system-defined one cannot", () => {
  expect(actionsOnProfile(namedProfile(haiku.arn))).toEqual(onAnyProfile);
  for (const profile of [namedProfile(application.arn), patternProfile("*"), noProfile]) {
    expect([...actionsOnProfile(profile)].sort()).toEqual([...onAnyProfile, ...onOwn].sort());
  }
  expect([...profileActions].sort()).toEqual([...onAnyProfile, ...onOwn].sort());
});

const [arns, sourceRegion] = [only(haiku.arn), only("us-west-2")];

test("a call of a profile names it in its condition key, whatever the case of the action", () => {
  expect(onProfiles("bedrock:InvokeModel", arns, sourceRegion)).toEqual({
    action: only("bedrock:invokemodel"),
    resource: arns,
    keys: { "aws:requestedregion": sourceRegion },
    resourceKey: "bedrock:inferenceprofilearn",
  });
});

test("what only manages a profile has no such key", () => {
  expect(onProfiles("bedrock:GetInferenceProfile", arns, sourceRegion)).toEqual({
    action: only("bedrock:getinferenceprofile"),
    resource: arns,
    keys: { "aws:requestedregion": sourceRegion, "bedrock:inferenceprofilearn": null },
    resourceKey: undefined,
  });
});

test("a model is called through profiles, or directly without the key", () => {
  const models: ModelsInRegion = {
    region: "us-east-1",
    arns: only(model("us-east-1")),
    requestedRegion: only("us-east-1"),
  };
  for (const profileArns of [arns, null]) {
    expect(onModels("bedrock:InvokeModel", models, profileArns)).toEqual({
      action: only("bedrock:invokemodel"),
      resource: models.arns,
      keys: { "aws:requestedregion": models.requestedRegion, "bedrock:inferenceprofilearn": profileArns },
    });
  }
});
