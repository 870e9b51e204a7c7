import { accessibleProfiles } from "../../modules/access/accessible-profile";
import { namedProfile } from "../../modules/access/profile";
import { application, globalHaiku, haiku } from "../plan/plan";
import { allow, granted, readProfile, byArn, made } from "./granted";

describe("of the profiles that were read", () => {
  const read = byArn(readProfile(haiku), readProfile(globalHaiku), readProfile(application), made);
  const arns = (...asked: readonly object[]): (string | null)[] =>
    accessibleProfiles(granted(...asked), read).map(({ arn, address }) => arn ?? address);

  test("those count that policies name, and one that nobody read as it is named", () => {
    const other = haiku.arn.replace("us-west-2", "us-east-1");
    expect(arns({ ...allow, Resource: [haiku.arn, other] })).toEqual([haiku.arn, other]);
    const [known, unknown] = accessibleProfiles(granted({ ...allow, Resource: [haiku.arn, other] }), read);
    expect(known).toBe(read.get(haiku.arn));
    expect(unknown).toEqual(namedProfile(other));
  });

  test("those count that a pattern matches, once each", () => {
    expect(arns({ ...allow, Resource: [haiku.arn, haiku.arn.replace(/us\..*/, "*")] })).toEqual([
      haiku.arn,
      globalHaiku.arn,
    ]);
    expect(arns({ ...allow, Resource: "*" })).toEqual([
      haiku.arn,
      globalHaiku.arn,
      application.arn,
      "aws_bedrock_inference_profile.a",
    ]);
    expect(arns({ ...allow, Resource: application.arn.replace("abc123", "x*") })).toEqual([
      "aws_bedrock_inference_profile.a",
    ]);
    expect(arns({ ...allow, Resource: haiku.arn.replace("us-west-2", "eu-*") })).toEqual([]);
  });
});
