import { isFoundationModel, isProfile } from "../../modules/access/shape";
import { arnPattern } from "../../modules/iam/arn-pattern";
import { application, globalHaiku, haiku, model } from "../plan/plan";

// the forms of ARNs: Service Authorization Reference, resource types of Amazon Bedrock
test.each([
  [haiku.arn, true, false],
  [application.arn, true, false],
  [globalHaiku.arn, true, false],
  [haiku.arn.replace("111122223333", ""), false, false],
  [haiku.arn.replace("us-west-2", ""), false, false],
  [model("us-west-2"), false, true],
  [model(""), false, true],
  [model("us-west-2").replace("::", ":111122223333:"), false, false],
  [model("us-west-2").replace("/anthropic", "/us.anthropic"), false, false],
  [model("us-west-2").replace("/anthropic", "/us.anthropic").replace(/-v1:0/, "*"), false, true],
  [model("us-west-2").replace("/anthropic", "/*.anthropic"), false, true],
  ["arn:aws:bedrock:us-west-2:111122223333:guardrail/abc", false, false],
  ["arn:aws:s3:::inference-profile/a", false, false],
  ["text", false, false],
  ["*", true, true],
  ["arn:aws:bedrock:*", true, true],
  ["arn:aws:bedrock:*:*:inference-profile/*", true, false],
  ["arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/*", true, false],
  ["arn:aws:bedrock:*::foundation-model/*", false, true],
  ["arn:aws:bedrock:*::inference-profile/*", false, false],
])("whether %s is of a profile: %s, of a foundation model: %s", (arn, profile, foundationModel) => {
  expect(isProfile(arnPattern(arn))).toBe(profile);
  expect(isFoundationModel(arnPattern(arn))).toBe(foundationModel);
});
