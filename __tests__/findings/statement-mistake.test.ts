import { unreadStatements } from "../../modules/iam/policy-statement";
import { statementMistakes } from "../../modules/findings/statement-mistake";
import { application, haiku, model } from "../plan/plan";
import { readStatements } from "../statements";

/** What is wrong with a statement on its own: the type, what it is about, what is wrong with it, and what to write. */
function mistakes(statement: object): (string | undefined)[][] {
  return statementMistakes(readStatements({ Effect: "Allow", ...statement })).map(
    ({ type, subject, values, hint }) => [type, subject, values.join(" "), hint],
  );
}

const fence = { StringEquals: { "bedrock:InferenceProfileArn": haiku.arn } };
const invoke = "bedrock:InvokeModel";
const onProfile = { Action: invoke, Resource: haiku.arn };
const onModel = { Action: invoke, Resource: model("us-east-1"), Condition: fence };
const separate = 'allow it in a statement of its own on "*"';

// by the Service Authorization Reference: what an action can be allowed on
test.each<[string, object, (string | undefined)[][]]>([
  ["a call of a profile", onProfile, []],
  ["an action of another service", { Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" }, []],
  ["every action", { Action: "*", Resource: haiku.arn }, []],
  ["everything but an action", { NotAction: "bedrock:Converse", Resource: haiku.arn }, []],
  ["a pattern over services", { Action: "bed*:Nothing", Resource: haiku.arn }, []],
  ["a service that a variable names", { Action: "${aws:PrincipalTag/a}:Nothing", Resource: haiku.arn }, []],
  ["what is no action", { Action: "bedrock", Resource: haiku.arn }, []],
  [
    "an action that never existed",
    { Action: "bedrock:Converse", Resource: haiku.arn },
    [["unknown-action", "bedrock:Converse", "", "Converse is authorized by bedrock:InvokeModel"]],
  ],
  [
    "it in another case",
    { Action: ["BEDROCK:converseSTREAM"], Resource: haiku.arn },
    [
      [
        "unknown-action",
        "BEDROCK:converseSTREAM",
        "",
        "ConverseStream is authorized by bedrock:InvokeModelWithResponseStream",
      ],
    ],
  ],
  [
    "an action that is on no list",
    { Action: ["bedrock:InvokeEverything", invoke], Resource: haiku.arn },
    [["unlisted-action", "bedrock:InvokeEverything", "", undefined]],
  ],
  [
    "a pattern of no action",
    { Action: "bedrock:InvokeE*", Resource: haiku.arn },
    [["unlisted-action", "bedrock:InvokeE*", "", undefined]],
  ],
  [
    "a service that is on no list",
    { Action: "bedrok:InvokeModel", Resource: haiku.arn },
    [["unlisted-action", "bedrok:InvokeModel", "", undefined]],
  ],
  [
    "an action that takes no resource",
    { Action: ["bedrock:ListInferenceProfiles"], Resource: [haiku.arn, application.arn] },
    [["ineffective-action", "bedrock:ListInferenceProfiles", `${haiku.arn} ${application.arn}`, separate]],
  ],
  ["it on everything", { Action: "bedrock:ListInferenceProfiles", Resource: [haiku.arn, "*"] }, []],
  ["it on everything but something", { Action: "bedrock:ListInferenceProfiles", NotResource: haiku.arn }, []],
  [
    "an action of agents on a profile",
    { Action: "bedrock:InvokeAgent", Resource: haiku.arn },
    [["ineffective-action", "bedrock:InvokeAgent", haiku.arn, "name the ARN of an agent-alias, or drop it"]],
  ],
  [
    "an action of guardrails on a profile",
    { Action: "bedrock:DeleteGuardrail", Resource: haiku.arn },
    [["ineffective-action", "bedrock:DeleteGuardrail", haiku.arn, "name the ARN of a guardrail, or drop it"]],
  ],
  [
    "a deletion of a profile that is AWS's",
    { Action: "bedrock:DeleteInferenceProfile", Resource: haiku.arn },
    [
      [
        "ineffective-action",
        "bedrock:DeleteInferenceProfile",
        haiku.arn,
        "name the ARN of an application-inference-profile, or drop it",
      ],
    ],
  ],
  [
    "a pattern of which one action has a resource",
    { Action: "bedrock:*InferenceProfile*", Resource: haiku.arn },
    [],
  ],
])("actions: %s", (_, statement, expected) => {
  const about = ["unknown-action", "unlisted-action", "ineffective-action"];
  expect(mistakes(statement).filter(([type = ""]) => about.includes(type))).toEqual(expected);
});

const modelId = model("").split("/")[1] ?? "";
const noAccount = "leave out the account: a foundation model has none";
const unprefixed = "name the ID of the foundation model, without the prefix of an inference profile";
const prefixed =
  "name the ID of the inference profile, which has a prefix before that of the foundation model";
const partition = "name the partition of the profile";
const ofProfile = "name the ARN of an inference profile";

test.each<[string, object, (string | undefined)[][]]>([
  ["a profile and its model", onModel, []],
  [
    "a model with an account",
    { ...onModel, Resource: model("us-east-1").replace("::foundation", ":111122223333:foundation") },
    [["us-east-1:111122223333", noAccount]],
  ],
  [
    "a model with the ID of a profile",
    { ...onModel, Resource: model("us-east-1").replace("anthropic", "us.anthropic") },
    [["foundation-model/us.", unprefixed]],
  ],
  ["a pattern of such IDs", { ...onModel, Resource: "arn:aws:bedrock:*::foundation-model/us.*" }, []],
  [
    "a profile with the ID of a model",
    { ...onProfile, Resource: haiku.arn.replace("/us.", "/") },
    [["inference-profile/anthropic", prefixed]],
  ],
  [
    "an application profile with the ID of a model",
    {
      ...onProfile,
      Resource: `arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/${modelId}`,
    },
    [],
  ],
  [
    "a profile without an account",
    { ...onProfile, Resource: haiku.arn.replace("111122223333", "") },
    [["us-west-2::inference-profile", "name the account: an inference profile always has one"]],
  ],
  [
    "a profile without a Region",
    { ...onProfile, Resource: haiku.arn.replace("us-west-2", "") },
    [["bedrock::111122223333", "name the Region: an inference profile always has one"]],
  ],
  ["what is in no ARN", { ...onProfile, Resource: `x${haiku.arn.replace("111122223333", "")}` }, []],
  [
    "a model of another partition than its profile",
    { ...onModel, Resource: model("us-east-1").replace("arn:aws:", "arn:aws-us-gov:") },
    [["aws-us-gov", partition]],
  ],
  [
    "a model of a pattern of partitions",
    { ...onModel, Resource: model("us-east-1").replace("arn:aws:", "arn:aws*:") },
    [],
  ],
  [
    "a model of any partition beside none",
    { Action: invoke, Resource: model("us-east-1").replace("arn:aws:", "arn:aws-us-gov:") },
    [],
  ],
  ["something else of another partition", { ...onModel, Resource: "arn:aws-us-gov:s3:::a" }, []],
  [
    "a condition on an ID",
    { ...onModel, Condition: { StringEquals: { "bedrock:InferenceProfileArn": "us.anthropic.x" } } },
    [["us.anthropic.x", ofProfile]],
  ],
  [
    "a condition on a model",
    { ...onModel, Condition: { StringEquals: { "bedrock:InferenceProfileArn": model("us-east-1") } } },
    [["foundation-model", ofProfile]],
  ],
  [
    "a condition on a profile without an account",
    {
      ...onModel,
      Condition: { StringEquals: { "bedrock:InferenceProfileArn": haiku.arn.replace("111122223333", "") } },
    },
    [["us-west-2::inference", "name the account: an inference profile always has one"]],
  ],
  [
    "a condition on ARNs, of which one is none",
    { ...onModel, Condition: { ArnLike: { "bedrock:InferenceProfileArn": [haiku.arn, "us.anthropic.x"] } } },
    [["us.anthropic.x", ofProfile]],
  ],
  [
    "a condition on a pattern of profiles without an account",
    {
      ...onModel,
      Condition: {
        ArnLike: { "bedrock:InferenceProfileArn": "arn:aws:bedrock:us-west-2::inference-profile/*" },
      },
    },
    [["us-west-2::inference-profile/*", "name the account: an inference profile always has one"]],
  ],
  [
    "a condition on a pattern of texts",
    { ...onModel, Condition: { StringLike: { "bedrock:InferenceProfileArn": "*.anthropic.*" } } },
    [],
  ],
  [
    "a condition on any profile",
    { ...onModel, Condition: { StringLike: { "bedrock:InferenceProfileArn": "*" } } },
    [],
  ],
  [
    "a condition that excludes an ID",
    { ...onModel, Condition: { StringNotEquals: { "bedrock:InferenceProfileArn": "us.anthropic.x" } } },
    [],
  ],
])("ARNs: %s", (_, statement, expected) => {
  const found = mistakes(statement).filter(([type]) => type === "impossible-arn");
  expect(found.map(([, , , hint]) => hint)).toEqual(expected.map(([, hint]) => hint));
  for (const [index, [part = ""]] of expected.entries()) expect(found[index]?.[2]).toContain(part);
  expect(found.map(([, subject]) => subject)).toEqual(expected.map(() => ""));
});

test("ARNs that are wrong in one part are one mistake, and in another part another", () => {
  const Resource = ["us-east-1", "us-west-2"].map((region) =>
    model(region).replace("::foundation", ":111122223333:foundation"),
  );
  const other = model("us-east-1").replace("anthropic", "us.anthropic");
  expect(mistakes({ Action: invoke, Resource: [...Resource, other], Condition: fence })).toEqual([
    ["impossible-arn", "", Resource.join(" "), noAccount],
    ["impossible-arn", "", other, unprefixed],
  ]);
});

const tag = { StringEquals: { "aws:ResourceTag/team": "a" } };
const anyModel = "arn:aws:bedrock:us-east-1::foundation-model/*";
const anyRegion = model("*");
const anyApplication = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/*";

test.each<[string, object, string[][]]>([
  ["a profile", onProfile, []],
  ["any model", { ...onProfile, Resource: anyModel }, [["any-profile-or-model", anyModel]]],
  ["everything", { ...onProfile, Resource: "*" }, [["any-profile-or-model", "*"]]],
  ["any model, denied", { ...onProfile, Effect: "Deny", Resource: anyModel }, []],
  ["any model, for another action", { Action: "bedrock:GetFoundationModel", Resource: anyModel }, []],
  ["any object", { Action: "*", Resource: "arn:aws:s3:::*" }, []],
  [
    "everything but something",
    { Action: invoke, NotResource: [haiku.arn, "arn:aws:s3:::a"] },
    [["any-profile-or-model", `everything but ${haiku.arn}, arn:aws:s3:::a`]],
  ],
  ["a model in any Region", { ...onProfile, Resource: anyRegion }, [["region-wildcard", anyRegion]]],
  ["it, through one profile", { ...onModel, Resource: anyRegion }, [["fenced-wildcard", anyRegion]]],
  [
    "any model through one profile",
    { ...onModel, Resource: [anyModel, anyRegion] },
    [["fenced-wildcard", `${anyModel} ${anyRegion}`]],
  ],
  [
    "a profile in any Region, through one",
    { ...onModel, Resource: haiku.arn.replace("us-west-2", "*") },
    [["region-wildcard", haiku.arn.replace("us-west-2", "*")]],
  ],
  [
    "any model, where there is a profile",
    { ...onModel, Resource: anyModel, Condition: { Null: { "bedrock:InferenceProfileArn": "false" } } },
    [["any-profile-or-model", anyModel]],
  ],
  [
    "any model, through one profile if there is one",
    {
      ...onModel,
      Resource: anyModel,
      Condition: { StringEqualsIfExists: { "bedrock:InferenceProfileArn": haiku.arn } },
    },
    [["any-profile-or-model", anyModel]],
  ],
  [
    "any model, with all of no profiles",
    {
      ...onModel,
      Resource: anyModel,
      Condition: { "ForAllValues:StringEquals": { "bedrock:InferenceProfileArn": haiku.arn } },
    },
    [["any-profile-or-model", anyModel]],
  ],
  [
    "any model, with any of one profile",
    {
      ...onModel,
      Resource: anyModel,
      Condition: { "ForAnyValue:StringEquals": { "bedrock:InferenceProfileArn": haiku.arn } },
    },
    [["fenced-wildcard", anyModel]],
  ],
  [
    "any model, through one profile or any",
    {
      ...onModel,
      Resource: anyModel,
      Condition: { StringLike: { "bedrock:InferenceProfileArn": [haiku.arn, `${haiku.arn}*`] } },
    },
    [["any-profile-or-model", anyModel]],
  ],
  [
    "any model, through what is no profile",
    { ...onModel, Resource: anyModel, Condition: { ArnEquals: { "bedrock:InferenceProfileArn": ["x"] } } },
    [["any-profile-or-model", anyModel]],
  ],
  ["application profiles with a tag", { Action: invoke, Resource: anyApplication, Condition: tag }, []],
  [
    "application profiles under another condition",
    { Action: invoke, Resource: anyApplication, Condition: { StringEquals: { "aws:SourceVpc": "a" } } },
    [["any-profile-or-model", anyApplication]],
  ],
  [
    "application profiles",
    { Action: invoke, Resource: anyApplication },
    [["any-profile-or-model", anyApplication]],
  ],
  [
    "models with a tag, which they never have",
    { Action: invoke, Resource: anyModel, Condition: tag },
    [["any-profile-or-model", anyModel]],
  ],
  [
    "a profile that a variable names",
    {
      ...onProfile,
      Resource: "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/${aws:PrincipalTag/a}",
    },
    [],
  ],
  [
    "a variable and a wildcard",
    {
      ...onProfile,
      Resource: "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/${aws:PrincipalTag/a}*",
    },
    [
      [
        "any-profile-or-model",
        "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/${aws:PrincipalTag/a}*",
      ],
    ],
  ],
  [
    "a model in a Region that a variable names",
    { ...onProfile, Resource: model("${aws:PrincipalTag/a}") },
    [],
  ],
  ["a text that a variable names", { ...onProfile, Resource: "${aws:PrincipalTag/arn}" }, []],
  [
    "a model with colons in its ID",
    { ...onProfile, Resource: `${model("us-east-1")}:*` },
    [["any-profile-or-model", `${model("us-east-1")}:*`]],
  ],
  ["a name with the character itself", { ...onProfile, Resource: `${haiku.arn}\${*}` }, []],
])("wildcards: %s", (_, statement, expected) => {
  const wide = ["any-profile-or-model", "region-wildcard", "fenced-wildcard"];
  expect(
    mistakes(statement)
      .filter(([type = ""]) => wide.includes(type))
      .map(([type, subject, values, hint]) => [type, subject, values, hint]),
  ).toEqual(expected.map(([type, values]) => [type, "", values, undefined]));
});

const write = "write 'bedrock:InferenceProfileArn'";

test.each<[string, object, (string | undefined)[][]]>([
  ["a key that is right", fence, []],
  [
    "a key that never existed",
    { StringEquals: { "aws:InferenceProfileArn": haiku.arn } },
    [["unknown-condition-key", "aws:InferenceProfileArn", "", write]],
  ],
  [
    "another that never existed",
    { StringEquals: { "bedrock:modelId": "x" } },
    [["unknown-condition-key", "bedrock:modelId", "", undefined]],
  ],
  [
    "a key that is on no list",
    { StringEquals: { "bedrock:Later": "x" } },
    [["unlisted-condition-key", "bedrock:Later", "", undefined]],
  ],
  ["a key of another service", { StringEquals: { "s3:prefix": "x" } }, []],
  [
    "a text that looks like a pattern",
    { StringEquals: { "bedrock:InferenceProfileArn": `${haiku.arn}*` } },
    [["literal-wildcard", "bedrock:InferenceProfileArn", `${haiku.arn}*`, undefined]],
  ],
  [
    "it without regard to case",
    { StringEqualsIgnoreCase: { "aws:RequestedRegion": ["us-*", "eu-west-1", "eu-west-?"] } },
    [["literal-wildcard", "aws:RequestedRegion", "us-* eu-west-?", undefined]],
  ],
  ["a pattern", { StringLike: { "aws:RequestedRegion": "us-*" } }, []],
  [
    "a text that is excluded",
    { StringNotEquals: { "aws:RequestedRegion": "us-*" } },
    [["literal-wildcard", "aws:RequestedRegion", "us-*", undefined]],
  ],
  ["a key whose values have such characters", { StringEquals: { "aws:UserAgent": "*" } }, []],
  [
    "a tag",
    { StringEquals: { "aws:PrincipalTag/team": "a*" } },
    [["literal-wildcard", "aws:PrincipalTag/team", "a*", undefined]],
  ],
  ["the character itself, on purpose", { StringEquals: { "aws:PrincipalTag/team": "a${*}${?}" } }, []],
  [
    "the character itself and another",
    { StringEquals: { "aws:PrincipalTag/team": "a${*}?" } },
    [["literal-wildcard", "aws:PrincipalTag/team", "a${*}?", undefined]],
  ],
])("conditions: %s", (_, Condition, expected) => {
  const about = ["unknown-condition-key", "unlisted-condition-key", "literal-wildcard"];
  expect(mistakes({ ...onModel, Condition }).filter(([type = ""]) => about.includes(type))).toEqual(expected);
});

test("nothing is wrong with what nobody can read", () => {
  expect(statementMistakes(unreadStatements)).toEqual([]);
});

test("the mistakes of one list of statements are looked for once", () => {
  const statements = readStatements({ Effect: "Allow", ...onModel, Action: "bedrock:Converse" });
  expect(statementMistakes(statements)).toHaveLength(1);
  expect(statementMistakes(statements)).toBe(statementMistakes(statements));
});
