import {
  application,
  globalHaiku,
  haiku,
  model,
  statements,
  type PlannedProfile,
  type Statement,
} from "../plan/plan";
import { globalRouting } from "../../modules/access/global-routing";
import { grantedResources } from "../../modules/access/granted-resource";
import { namedProfile } from "../../modules/access/profile";
import { authorization } from "../../modules/iam/authorization";
import type { ReportedProfile } from "../../modules/report/access";
import { readStatements } from "../statements";
import { principal } from "./said";

const [onProfile, onModels] = statements(haiku);
const [onGlobal, onGlobalModels] = statements(globalHaiku);
const allow = { Effect: "Allow", Action: "bedrock:InvokeModel*" };
const unspecified = { StringEquals: { "aws:RequestedRegion": "unspecified" } };
const denial = { Effect: "Deny", Action: "bedrock:InvokeModel*", Resource: "*", Condition: unspecified };
const tagged = { StringEquals: { "aws:PrincipalTag/team": "a" } };
// whoever has no access at all is not in a report
const looking = { Effect: "Allow", Action: "bedrock:GetInferenceProfile", Resource: haiku.arn };
const everywhere = "arn:aws:bedrock:*::foundation-model/*";

const all = [haiku, globalHaiku, application];

test.each<[string, string, readonly Statement[], readonly PlannedProfile[]]>([
  ["not-allowed", "a profile of a geography", [onProfile, onModels], all],
  ["open", "a global profile", [onGlobal, onGlobalModels], all],
  ["open", "a global profile that nobody read", [onGlobal, onGlobalModels], []],
  [
    "open",
    "a global profile by one action",
    [onGlobal, { ...onGlobalModels, Action: "bedrock:InvokeModelWithResponseStream" }],
    all,
  ],
  [
    "not-allowed",
    "a global profile without its region-less model",
    [onGlobal, { ...onGlobalModels, Resource: model("us-west-2") }],
    all,
  ],
  ["not-allowed", "the region-less model alone", [onGlobalModels], all],
  ["denied", "a global profile, and the Deny of AWS's page", [onGlobal, onGlobalModels, denial], all],
  ["denied", "a profile of a geography, and the same Deny", [onProfile, onModels, denial], all],
  [
    "denied",
    "a Deny of every profile",
    [
      onProfile,
      { ...denial, Condition: undefined, Resource: "arn:aws:bedrock:*:*:*" },
      { ...denial, Condition: undefined, Resource: "arn:*:bedrock:*:*:*inference-profile/*" },
      onGlobal,
    ],
    all,
  ],
  ["open", "everything", [{ ...allow, Resource: "*" }], []],
  [
    "open",
    "everything but what a Deny names",
    [
      { ...allow, Resource: "*" },
      { ...denial, Condition: undefined, Resource: globalHaiku.arn },
    ],
    [],
  ],
  ["denied", "everything, and the Deny of AWS's page", [{ ...allow, Resource: "*" }, denial], []],
  [
    "not-allowed",
    "everything in some Regions",
    [
      {
        ...allow,
        Resource: "*",
        Condition: { StringEquals: { "aws:RequestedRegion": ["us-west-2", "us-east-1"] } },
      },
    ],
    [],
  ],
  [
    "open",
    "a global profile in the Region it is called from",
    [
      { ...onGlobal, Condition: { StringEquals: { "aws:RequestedRegion": "us-west-2" } } },
      { ...onGlobalModels, Condition: unspecified },
    ],
    all,
  ],
  [
    "not-allowed",
    "a global profile in another Region than it is called from",
    [
      { ...onGlobal, Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } } },
      { ...onGlobalModels, Condition: unspecified },
    ],
    all,
  ],
  [
    "denied",
    "a global profile that a Deny takes",
    [onGlobal, onGlobalModels, { ...denial, Condition: undefined }],
    all,
  ],
  [
    "not-allowed",
    "a global profile with the region-less model of another one",
    [onGlobal, { ...onGlobalModels, Resource: model("").replace("claude-3-haiku", "other") }],
    all,
  ],
  ["unknown", "everything for a tag", [{ ...allow, Resource: "*", Condition: tagged }], []],
  [
    "unknown",
    "a global profile, and a Deny of it for a tag",
    [
      onGlobal,
      onGlobalModels,
      { ...denial, Condition: { ...unspecified, Bool: { "aws:MultiFactorAuthPresent": "false" } } },
    ],
    all,
  ],
  [
    "not-allowed",
    "an application profile that was read and stays in its Regions",
    [
      { ...allow, Resource: application.arn },
      { ...allow, Resource: everywhere },
    ],
    all,
  ],
  [
    "open",
    "an application profile that nobody read",
    [
      { ...allow, Resource: application.arn },
      { ...allow, Resource: everywhere },
    ],
    [],
  ],
  [
    "open",
    "application profiles by a pattern",
    [{ ...allow, Resource: [application.arn.replace("abc123", "*"), everywhere] }],
    all,
  ],
  [
    "not-allowed",
    "profiles of a geography by a pattern",
    [{ ...allow, Resource: [haiku.arn.replace(/us\..*/, "us.*"), everywhere] }],
    all,
  ],
  [
    "open",
    "global profiles by a pattern",
    [{ ...allow, Resource: [globalHaiku.arn.replace(/global\..*/, "global.*"), model("")] }],
    [],
  ],
  [
    "open",
    "a Deny of all profiles but that one",
    [
      onGlobal,
      onGlobalModels,
      {
        ...denial,
        Resource: everywhere,
        Condition: { StringNotEquals: { "bedrock:InferenceProfileArn": globalHaiku.arn } },
      },
    ],
    all,
  ],
  [
    "not-allowed",
    "a Deny of all profiles but a global one, which nothing allows",
    [
      onProfile,
      onModels,
      {
        ...denial,
        Condition: { ...unspecified, StringNotEquals: { "bedrock:InferenceProfileArn": globalHaiku.arn } },
      },
    ],
    all,
  ],
])("global routing is %s by %s", (expected, _, made, profiles) => {
  expect(principal([...made, looking], profiles)?.globalRouting).toEqual({
    before: expected,
    after: expected,
  });
});

/** Whether a principal's calls can be routed globally, by one policy. */
function routed(made: readonly Statement[], read: readonly ReportedProfile[]): string | null {
  const found = readStatements(...made);
  const byKey = new Map(read.map((profile) => [profile.arn ?? profile.address ?? "", profile]));
  return globalRouting([authorization(found)], grantedResources(found), byKey);
}

test("nobody's calls are routed", () => {
  expect(globalRouting([], grantedResources([]), new Map())).toBeNull();
});

test("a profile that a plan makes may route globally where what it copies does, in its own partition", () => {
  const made = { ...namedProfile(application.arn), arn: null, address: "aws_bedrock_inference_profile.a" };
  const anyOwn = application.arn.replace("abc123", "*");
  const policy = [{ ...allow, Resource: [anyOwn, model("")] }];
  expect(routed(policy, [{ ...made, foundationModelArns: [model("us-west-2"), model("")] }])).toBe("open");
  const elsewhere = [{ ...allow, Resource: [anyOwn, model("").replace("arn:aws:", "arn:aws-us-gov:")] }];
  expect(routed(elsewhere, [{ ...made, foundationModelArns: [model("us-west-2"), model("")] }])).toBe(
    "unknown",
  );
  const named = [{ ...allow, Resource: [application.arn, model("").replace("arn:aws:", "arn:aws-us-gov:")] }];
  expect(routed(named, [])).toBe("not-allowed");
});
