import { besides } from "../../modules/access/condition-words";
import { grantedResources } from "../../modules/access/granted-resource";
import { namedProfile } from "../../modules/access/profile";
import { profileSubject } from "../../modules/access/subject";
import { authorization } from "../../modules/iam/authorization";
import { doubtful, unreadStatements, type PolicyStatement } from "../../modules/iam/policy-statement";
import { readStatements } from "../statements";
import { haiku, model, statements, type Statement } from "../plan/plan";

const [onProfile, onModels] = statements(haiku);
const subject = profileSubject(
  { ...namedProfile(haiku.arn), foundationModelArns: haiku.models },
  grantedResources([]),
);

function words(...layers: readonly (readonly PolicyStatement[])[]): string[] {
  return besides(layers.map(authorization), subject);
}

const tagged = { StringEquals: { "aws:PrincipalTag/team": "a" } };
const guarded = { StringEquals: { "bedrock:GuardrailIdentifier": "g" } };
const deny = { Effect: "Deny", Action: "bedrock:InvokeModel*", Resource: "*" };

test("names what is asked for besides, once and sorted, of every layer", () => {
  const own = readStatements(
    { ...onProfile, Condition: tagged },
    { ...onModels, Condition: { ...guarded, Bool: { "aws:SecureTransport": true } } },
  );
  const boundary = readStatements({ Effect: "Allow", Action: "*", Resource: "*", Condition: tagged });
  expect(words(own, boundary)).toEqual([
    "aws:PrincipalTag/team is a",
    "aws:SecureTransport meets Bool true",
    "bedrock:GuardrailIdentifier is g",
  ]);
  expect(words(readStatements(onProfile, onModels), boundary)).toEqual(["aws:PrincipalTag/team is a"]);
});

test("names what a Deny asks for together", () => {
  const Condition = { ...tagged, Bool: { "aws:MultiFactorAuthPresent": "false" } };
  expect(words(readStatements(onProfile, onModels, { ...deny, Condition }))).toEqual([
    "not that aws:PrincipalTag/team is a and aws:MultiFactorAuthPresent meets Bool false",
  ]);
});

// what a Deny does not hold for is what is asked: a key that is absent meets every negative operator
test.each<[object, string]>([
  [{ ArnNotLike: { "bedrock:GuardrailIdentifier": "g" } }, "bedrock:GuardrailIdentifier is like g"],
  [
    { StringNotEqualsIfExists: { "bedrock:GuardrailIdentifier": ["g", "h"] } },
    "bedrock:GuardrailIdentifier is g or h",
  ],
  [tagged, "aws:PrincipalTag/team is not a, or is absent"],
  [
    { StringEqualsIfExists: { "aws:PrincipalTag/team": "a" } },
    "not that aws:PrincipalTag/team is a, or is absent",
  ],
  [{ Null: { "bedrock:GuardrailIdentifier": "true" } }, "bedrock:GuardrailIdentifier is present"],
  [{ Null: { "bedrock:GuardrailIdentifier": "false" } }, "bedrock:GuardrailIdentifier is absent"],
  [
    { "ForAnyValue:StringEquals": { "aws:TagKeys": "a" } },
    "not that aws:TagKeys meets ForAnyValue:StringEquals a",
  ],
  [{ Bool: { "aws:SecureTransport": "false" } }, "not that aws:SecureTransport meets Bool false"],
])("says what a Deny on %j leaves", (Condition, expected) => {
  expect(words(readStatements(onProfile, onModels, { ...deny, Condition }))).toEqual([expected]);
});

test.each<[string, readonly Statement[]]>([
  ["conditions that a call decides", [onProfile, onModels]],
  [
    "what is about other profiles",
    [onProfile, { ...onProfile, Resource: `${haiku.arn}0`, Condition: tagged }],
  ],
  [
    "what is about other actions",
    [onProfile, { ...onProfile, Action: "bedrock:TagResource", Condition: tagged }],
  ],
  [
    "what no call meets besides",
    [
      onProfile,
      { ...onModels, Condition: { ...tagged, StringLike: { "bedrock:InferenceProfileArn": "arn:x" } } },
    ],
  ],
  [
    "what holds for some of the calls, and tells them apart",
    [{ ...onProfile, Resource: "*", Condition: { StringEquals: { "aws:RequestedRegion": "us-west-2" } } }],
  ],
])("does not name %s", (_, made) => {
  expect(words(readStatements(...made))).toEqual([]);
});

test("has no words for what nobody can read, and none for a doubt about who has it", () => {
  expect(words(unreadStatements)).toEqual([]);
  expect(words(readStatements(onProfile, { ...onModels, Resource: model("*") }).map(doubtful))).toEqual([]);
  expect(words(readStatements({ ...onProfile, Condition: tagged }).map(doubtful))).toEqual([
    "aws:PrincipalTag/team is a",
  ]);
});
