import { judgedAccess } from "../../modules/access/access";
import { globalRouting } from "../../modules/access/global-routing";
import { grantedResources } from "../../modules/access/granted-resource";
import { namedProfile } from "../../modules/access/profile";
import { profileSubject } from "../../modules/access/subject";
import { authorization } from "../../modules/iam/authorization";
import { readStatements } from "../statements";
import { globalHaiku, haiku, model, statements, type PlannedProfile, type Statement } from "../plan/plan";
import { short } from "./said";

function allowedBy(...made: readonly Statement[]) {
  return authorization(readStatements(...made));
}

/** What is said of a profile that was read, by its own policy and a permissions boundary. */
function said(profile: PlannedProfile, boundary: readonly Statement[]): string[] {
  const permissions = [allowedBy(...statements(profile)), allowedBy(...boundary)];
  const granted = grantedResources(permissions.flatMap((layer) => layer.statements));
  const read = { ...namedProfile(profile.arn), foundationModelArns: profile.models };
  const { access } = judgedAccess(permissions, profileSubject(read, granted));
  return [short(access), globalRouting(permissions, granted, new Map([[profile.arn, read]])) ?? ""];
}

const most = { Effect: "Allow", Action: ["bedrock:*", "s3:*"], Resource: "*" };
const oneRegion = {
  Effect: "Deny",
  Action: "bedrock:InvokeModel*",
  Resource: "*",
  Condition: { StringNotEquals: { "aws:RequestedRegion": "us-west-2" } },
};

test.each<[string, PlannedProfile, readonly Statement[], readonly string[]]>([
  ["allows as much", haiku, [most], ["always/always us-east-1:aa us-west-2:aa direct denied", "not-allowed"]],
  [
    "denies a Region",
    haiku,
    [most, oneRegion],
    ["sometimes/sometimes us-east-1:dd us-west-2:aa direct denied", "denied"],
  ],
  [
    "allows one Region",
    haiku,
    [{ ...most, Condition: { StringEquals: { "aws:RequestedRegion": "us-west-2" } } }],
    ["sometimes/sometimes us-east-1:dd us-west-2:aa direct denied", "not-allowed"],
  ],
  ["says nothing of Bedrock", haiku, [{ ...most, Action: "s3:*" }], ["none", "not-allowed"]],
  [
    "allows direct calls, which the policy does not",
    haiku,
    [{ ...most, Resource: model("us-west-2") }],
    ["none", "not-allowed"],
  ],
  [
    "allows calls for a tag",
    haiku,
    [{ ...most, Condition: { StringEquals: { "aws:PrincipalTag/a": "b" } } }],
    ["unknown/unknown us-east-1:uu us-west-2:uu direct denied if aws:PrincipalTag/a is b", "not-allowed"],
  ],
  [
    "denies global routing",
    globalHaiku,
    [most, oneRegion],
    ["sometimes/sometimes global:dd us-west-2:aa direct denied", "denied"],
  ],
])("access is what a boundary leaves of it that %s", (_, profile, boundary, expected) => {
  expect(said(profile, boundary)).toEqual(expected);
});
