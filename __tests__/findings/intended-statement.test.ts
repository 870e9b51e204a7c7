import { intendedStatement, same } from "../../modules/findings/intended-statement";
import { haiku, model } from "../plan/plan";
import { readStatements } from "../statements";

const key = "bedrock:InferenceProfileArn";
const onModel = { Action: "bedrock:InvokeModel", Resource: model("us-east-1") };

/** What the author of a statement meant: actions, resources and conditions. */
function intended(statement: object): unknown[] {
  const [read] = readStatements({ Effect: "Allow", ...onModel, ...statement });
  if (!read) throw new Error("unreachable");
  const { actionTexts, actions, resources, conditions } = intendedStatement(read);
  expect(actions).toHaveLength(actionTexts.length);
  return [
    actionTexts.join(" "),
    resources.map(({ text }) => text).join(" "),
    conditions.map((each) => `${each.operator} ${each.key} ${each.values.join(" ")}`).join(", "),
  ];
}

const [action, resource] = [onModel.Action, onModel.Resource];

test.each<[string, object, unknown[]]>([
  [
    "what is right",
    { Condition: { StringEquals: { [key]: haiku.arn } } },
    [action, resource, `StringEquals ${key} ${haiku.arn}`],
  ],
  [
    "an action that does not exist",
    { Action: ["bedrock:Converse", action] },
    [`bedrock:Converse ${action} bedrock:InvokeModel*`, resource, ""],
  ],
  [
    "an ARN with an account",
    { Resource: resource.replace("::foundation", ":111122223333:foundation") },
    [action, resource, ""],
  ],
  [
    "the ID of a profile for a model's",
    { Resource: resource.replace("anthropic", "us.anthropic") },
    [action, resource, ""],
  ],
  [
    "a profile without an account",
    { Resource: haiku.arn.replace("111122223333", "") },
    [action, haiku.arn.replace("111122223333", "*"), ""],
  ],
  [
    "a profile without a Region",
    { Resource: haiku.arn.replace("us-west-2", "") },
    [action, haiku.arn.replace("us-west-2", "*"), ""],
  ],
  [
    "the ID of a model for a profile's",
    { Resource: haiku.arn.replace("/us.", "/") },
    [action, haiku.arn.replace("/us.", "/*."), ""],
  ],
  [
    "a key that never existed",
    { Condition: { StringEquals: { "aws:InferenceProfileArn": haiku.arn } } },
    [action, resource, `StringEquals ${key} ${haiku.arn}`],
  ],
  [
    "another key that never existed",
    { Condition: { StringEquals: { "bedrock:modelId": "x" } } },
    [action, resource, ""],
  ],
  [
    "a wildcard that is none",
    { Condition: { StringEquals: { [key]: `${haiku.arn}*` } } },
    [action, resource, `StringLike ${key} ${haiku.arn}*`],
  ],
  [
    "one without regard to case",
    { Condition: { StringEqualsIgnoreCase: { "aws:RequestedRegion": "US-*" } } },
    [action, resource, "StringLike aws:RequestedRegion US-*"],
  ],
  [
    "an ID in a condition",
    { Condition: { StringEquals: { [key]: "us.anthropic.x" } } },
    [action, resource, `StringLike ${key} *`],
  ],
  [
    "an ARN of a profile without an account",
    { Condition: { StringEquals: { [key]: haiku.arn.replace("111122223333", "") } } },
    [action, resource, `StringLike ${key} ${haiku.arn.replace("111122223333", "*")}`],
  ],
  [
    "one that is right and one that is not",
    { Condition: { ArnEquals: { [key]: [haiku.arn, "x"] } } },
    [action, resource, `ArnLike ${key} ${haiku.arn} *`],
  ],
  ["any profile", { Condition: { StringLike: { [key]: "*" } } }, [action, resource, `StringLike ${key} *`]],
  [
    "that there is a profile",
    { Condition: { Null: { [key]: "false" } } },
    [action, resource, `Null ${key} false`],
  ],
  [
    "another condition",
    { Condition: { StringEquals: { "aws:SourceVpc": "x" } } },
    [action, resource, "StringEquals aws:SourceVpc x"],
  ],
])("what is meant by %s", (_, statement, expected) => {
  expect(intended(statement)).toEqual(expected);
});

test("a statement that is right is itself", () => {
  const [right, wrong] = readStatements(
    { Effect: "Allow", ...onModel },
    { Effect: "Allow", ...onModel, Action: "bedrock:Converse" },
  );
  if (!right || !wrong) throw new Error("unreachable");
  expect(intendedStatement(right)).toBe(right);
  expect(intendedStatement(wrong)).not.toBe(wrong);
});

test("everything but an action means no action in its place", () => {
  expect(intended({ Action: undefined, NotAction: "bedrock:Converse" })[0]).toBe("bedrock:Converse");
});

test.each([
  [[], [], true],
  [[1, 2], [1, 2], true],
  [[1, 2], [1, 3], false],
  [[1, 2], [1], false],
  [[1], [1, 2], false],
])("whether %j is the same as %j", (one, other, expected) => {
  expect(same<number>(one, other)).toBe(expected);
});
