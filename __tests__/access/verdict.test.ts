import {
  application,
  globalHaiku,
  haiku,
  model,
  statements,
  type PlannedProfile,
  type Statement,
} from "../plan/plan";
import { said } from "./said";

const [onProfile, onModels] = statements(haiku);
const allow = { Effect: "Allow", Action: "bedrock:InvokeModel*" };
const deny = { Effect: "Deny", Action: "bedrock:InvokeModel*" };
const anyProfile = "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.*";
const anyApplication = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/*";
const tagged = { StringEquals: { "aws:ResourceTag/team": "a" } };

// what a call is: the profile, and its model in every Region that AWS lists and in the source Region
test.each<[string, readonly Statement[], readonly string[]]>([
  [
    "all of it is allowed",
    [onProfile, onModels],
    ["system-defined always/always us-east-1:aa us-west-2:aa direct denied"],
  ],
  [
    "one action is",
    [onProfile, { ...onModels, Action: "bedrock:InvokeModel" }],
    ["system-defined always/never us-east-1:ad us-west-2:ad direct denied"],
  ],
  [
    "a Region is missing",
    [onProfile, { ...onModels, Resource: model("us-west-2") }],
    ["system-defined sometimes/sometimes us-east-1:dd us-west-2:aa direct denied"],
  ],
  [
    "a Deny takes a Region",
    [onProfile, onModels, { ...deny, Resource: model("us-east-1") }],
    ["system-defined sometimes/sometimes us-east-1:dd us-west-2:aa direct denied"],
  ],
  ["the profile alone is allowed", [onProfile], []],
  ["the models alone are", [onModels], []],
  ["a Deny takes the profile", [onProfile, onModels, { ...deny, Resource: haiku.arn }], []],
  [
    "a Deny that is not judged may take it",
    [onProfile, onModels, { ...deny, Resource: haiku.arn, Condition: tagged }],
    [
      "system-defined unknown/unknown us-east-1:aa us-west-2:aa direct denied if aws:ResourceTag/team is not a, or is absent",
    ],
  ],
  [
    "the Allow of the profile is not judged",
    [{ ...onProfile, Condition: tagged }, onModels],
    ["system-defined unknown/unknown us-east-1:aa us-west-2:aa direct denied if aws:ResourceTag/team is a"],
  ],
  [
    "the Allow of a Region is not judged",
    [
      onProfile,
      { ...onModels, Resource: model("us-west-2") },
      { ...allow, Resource: model("us-east-1"), Condition: tagged },
    ],
    ["system-defined unknown/unknown us-east-1:uu us-west-2:aa direct unknown if aws:ResourceTag/team is a"],
  ],
  [
    "a Region is denied and another is not judged",
    [onProfile, { ...allow, Resource: model("us-east-1"), Condition: tagged }],
    ["system-defined unknown/unknown us-east-1:uu us-west-2:dd direct unknown if aws:ResourceTag/team is a"],
  ],
  [
    "a policy variable stands for the profile",
    [{ ...onProfile, Resource: haiku.arn.replace(/us\..*/, "${aws:PrincipalTag/profile}") }, onModels],
    [
      "pattern unknown/unknown *:dd global:dd us-east-1:uu us-west-2:uu direct denied",
      "system-defined unknown/unknown us-east-1:aa us-west-2:aa direct denied",
    ],
  ],
  [
    "it may be looked at",
    [{ ...onProfile, Action: ["bedrock:Get*"] }],
    ["system-defined never/never us-east-1:dd us-west-2:dd direct denied manages GetInferenceProfile"],
  ],
  [
    "a condition key that does not exist makes a fence that no call meets",
    [onProfile, { ...onModels, Condition: { StringLike: { "aws:InferenceProfileArn": haiku.arn } } }],
    [],
  ],
  [
    "a condition key that Bedrock may have got since",
    [onProfile, { ...onModels, Condition: { StringLike: { "bedrock:Later": "a" } } }],
    ["system-defined unknown/unknown us-east-1:uu us-west-2:uu direct unknown if bedrock:Later is like a"],
  ],
])("says of a profile that was read, where %s", (_, made, expected) => {
  expect(said(made, [haiku])).toEqual(expected);
});

const sourceLeftOut: PlannedProfile = { ...haiku, models: [model("us-east-1")] };

test("the source Region is one that calls need, also where AWS leaves it out", () => {
  expect(said(statements(sourceLeftOut), [sourceLeftOut])).toEqual([
    "system-defined sometimes/sometimes us-east-1:aa us-west-2:dd direct denied",
  ]);
  expect(said([onProfile, onModels], [sourceLeftOut])).toEqual([
    "system-defined always/always us-east-1:aa us-west-2:aa direct denied",
  ]);
});

test.each<[string, readonly Statement[], readonly string[]]>([
  [
    "may lead to Regions that no policy names",
    [onProfile, onModels],
    ["system-defined unknown/unknown us-east-1:aa us-west-2:aa direct denied"],
  ],
  [
    "may lead to its source Region, also where no policy names it",
    [onProfile, { ...onModels, Resource: model("us-east-1") }],
    ["system-defined unknown/unknown us-east-1:aa us-west-2:dd direct denied"],
  ],
  [
    "reaches all Regions but one that a Deny names",
    [onProfile, { ...onModels, Resource: model("*") }, { ...deny, Resource: model("us-east-1") }],
    ["system-defined unknown/unknown *:aa us-east-1:dd us-west-2:aa direct denied"],
  ],
  ["reaches no model", [onProfile], []],
  [
    "of the account's own, leads to what its fence names",
    statements(application),
    ["application unknown/unknown us-east-1:aa us-west-2:aa direct denied"],
  ],
  [
    "of the account's own, may lead to any model",
    [
      { ...onProfile, Resource: application.arn },
      { ...allow, Resource: model("us-west-2") },
    ],
    ["application unknown/unknown direct allowed", "none always/always us-west-2:aa direct allowed"],
  ],
  [
    "routes globally by its name",
    statements(globalHaiku),
    ["system-defined unknown/unknown global:aa us-west-2:aa direct denied"],
  ],
])("says of a profile that nobody read, which %s", (_, made, expected) => {
  expect(said(made)).toEqual(expected);
});

test.each<[string, readonly Statement[], readonly string[]]>([
  [
    "all are callable",
    [{ ...allow, Resource: "*" }],
    ["pattern always/always *:aa global:aa direct allowed"],
  ],
  [
    "those of a geography are callable",
    [{ ...allow, Resource: [anyProfile, "arn:aws:bedrock:*::foundation-model/*"] }],
    ["pattern always/always *:aa us-west-2:aa direct allowed"],
  ],
  [
    "they may be called in some Regions",
    [
      { ...allow, Resource: anyProfile },
      { ...allow, Resource: "arn:aws:bedrock:us-west-2::foundation-model/*" },
    ],
    ["pattern unknown/unknown *:dd us-west-2:aa direct allowed"],
  ],
  [
    "they reach no model",
    [{ ...allow, Action: ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"], Resource: anyProfile }],
    ["pattern never/never *:dd us-west-2:dd direct denied manages GetInferenceProfile"],
  ],
  [
    "a Deny takes one of them",
    [
      { ...allow, Resource: "*" },
      { ...deny, Resource: haiku.arn },
    ],
    ["pattern unknown/unknown *:aa global:aa direct allowed"],
  ],
  [
    "a Deny takes calls in a Region",
    [
      { ...allow, Resource: "*" },
      { ...deny, Resource: "*", Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } } },
    ],
    ["pattern unknown/unknown *:aa eu-west-1:dd global:aa direct allowed"],
  ],
  [
    "their models are fenced by the pattern",
    [
      { ...allow, Resource: anyApplication },
      {
        ...allow,
        Resource: "arn:aws:bedrock:*::foundation-model/*",
        Condition: { ArnLike: { "bedrock:InferenceProfileArn": anyApplication } },
      },
    ],
    ["pattern always/always *:aa global:aa us-west-2:aa direct denied"],
  ],
  [
    "a pattern for one model is judged by that model",
    [{ ...allow, Resource: [haiku.arn.replace("us.", "*."), model("*")] }],
    ["pattern always/always *:aa global:aa us-west-2:aa direct allowed"],
  ],
])("says of a pattern, where %s", (_, made, expected) => {
  expect(said(made)).toEqual(expected);
});

test.each<[string, readonly Statement[], readonly string[]]>([
  [
    "in a Region",
    [{ ...allow, Resource: model("us-east-1") }],
    ["none always/always us-east-1:aa direct allowed"],
  ],
  [
    "in two, of which a Deny takes one",
    [
      { ...allow, Resource: [model("us-east-1"), model("us-west-2")] },
      { ...deny, Resource: model("us-west-2") },
    ],
    ["none sometimes/sometimes us-east-1:aa us-west-2:dd direct allowed"],
  ],
  [
    "by tags of the caller",
    [
      {
        ...allow,
        Resource: model("us-east-1"),
        Condition: { StringLike: { "aws:PrincipalTag/team": ["a*", "b"] } },
      },
    ],
    ["none unknown/unknown us-east-1:uu direct unknown if aws:PrincipalTag/team is like a* or b"],
  ],
  [
    "in any Region",
    [{ ...allow, Action: "bedrock:InvokeModel", Resource: model("*") }],
    ["none always/never *:ad global:ad direct allowed"],
  ],
])("says of models without a profile %s", (_, made, expected) => {
  expect(said(made)).toEqual(expected);
});

test.each([
  [
    "a foundation model with an account",
    model("us-west-2").replace("::foundation", ":111122223333:foundation"),
  ],
  ["a foundation model with a profile's ID", model("us-west-2").replace("/anthropic", "/us.anthropic")],
  ["a profile without an account", haiku.arn.replace("111122223333", "")],
  ["a profile without a Region", haiku.arn.replace("us-west-2", "")],
])("%s is the ARN of nothing", (_, Resource) => {
  expect(said([{ ...allow, Resource }])).toEqual([]);
});

test("a model whose name has a number behind a dot is no profile's ID", () => {
  const Resource = "arn:aws:bedrock:us-west-2::foundation-model/example.model-v3.2";
  expect(said([{ ...allow, Resource }])).toEqual(["none always/always us-west-2:aa direct allowed"]);
});

test.each([
  [{ StringNotEquals: { "aws:PrincipalTag/a": "b" } }, "aws:PrincipalTag/a is not b"],
  [{ StringEqualsIfExists: { "aws:PrincipalTag/a": "b" } }, "aws:PrincipalTag/a is b, or is absent"],
  [
    { StringNotLikeIfExists: { "aws:PrincipalTag/a": "b" } },
    "aws:PrincipalTag/a is not like b, or is absent",
  ],
  [{ ArnLike: { "aws:SourceArn": ["a", "b"] } }, "aws:SourceArn is like a or b"],
  [{ Null: { "aws:PrincipalTag/a": "true" } }, "aws:PrincipalTag/a is absent"],
  [{ Null: { "aws:PrincipalTag/a": "false" } }, "aws:PrincipalTag/a is present"],
  [{ Bool: { "aws:MultiFactorAuthPresent": true } }, "aws:MultiFactorAuthPresent meets Bool true"],
  [
    { "ForAnyValue:StringEquals": { "aws:TagKeys": ["a", "b"] } },
    "aws:TagKeys meets ForAnyValue:StringEquals a or b",
  ],
])("says in words what %j asks for", (Condition, words) => {
  expect(said([{ ...allow, Resource: model("us-east-1"), Condition }])).toEqual([
    `none unknown/unknown us-east-1:uu direct unknown if ${words}`,
  ]);
});
