import { unreadStatements } from "../../modules/iam/policy-statement";
import { unjudgedParts } from "../../modules/findings/unjudged";
import { haiku, model } from "../plan/plan";
import { readStatements } from "../statements";

const invoke = "bedrock:InvokeModel";

test.each<[string, object, string[]]>([
  ["nothing", {}, []],
  [
    "an operator",
    { Condition: { DateLessThan: { "aws:CurrentTime": "x" } } },
    ["the condition operator DateLessThan"],
  ],
  ["a key", { Condition: { StringEquals: { "aws:SourceVpc": "x" } } }, ["the condition key aws:SourceVpc"]],
  [
    "no key that follows from the call",
    { Condition: { StringEquals: { "aws:RequestedRegion": "x", "bedrock:InferenceProfileArn": haiku.arn } } },
    [],
  ],
  ["no key that never exists", { Condition: { StringEquals: { "bedrock:modelId": "x" } } }, []],
  [
    "a variable in a resource",
    { Resource: model("${aws:PrincipalTag/a}") },
    ["the policy variable ${aws:PrincipalTag/a}"],
  ],
  [
    "a variable in a condition",
    { Condition: { StringEquals: { "aws:RequestedRegion": "${aws:PrincipalTag/a}" } } },
    ["the policy variable ${aws:PrincipalTag/a}"],
  ],
  ["a value that is no ARN", { Condition: { ArnEquals: { "bedrock:InferenceProfileArn": "x" } } }, []],
  [
    "each once",
    {
      Condition: {
        IpAddress: { "aws:SourceIp": "x", "aws:VpcSourceIp": "x" },
        Bool: { "aws:SecureTransport": "true" },
      },
    },
    ["the condition operator IpAddress", "the condition operator Bool"],
  ],
  [
    "nothing of another service",
    { Action: "s3:GetObject", Condition: { DateLessThan: { "aws:CurrentTime": "x" } } },
    [],
  ],
  [
    "nothing of other resources",
    { Resource: "arn:aws:s3:::a", Condition: { DateLessThan: { "aws:CurrentTime": "x" } } },
    [],
  ],
  [
    "something where one resource is a profile",
    { Resource: ["arn:aws:s3:::a", haiku.arn], Condition: { DateLessThan: { "aws:CurrentTime": "x" } } },
    ["the condition operator DateLessThan"],
  ],
  [
    "something of everything but other resources",
    {
      Resource: undefined,
      NotResource: "arn:aws:s3:::a",
      Condition: { DateLessThan: { "aws:CurrentTime": "x" } },
    },
    ["the condition operator DateLessThan"],
  ],
])("what is not judged: %s", (_, more, expected) => {
  const statements = readStatements({
    Effect: "Allow",
    Action: invoke,
    Resource: model("us-east-1"),
    ...more,
  });
  expect(
    unjudgedParts(statements)
      .map(({ what }) => what)
      .sort(),
  ).toEqual([...expected].sort());
});

test("of what nobody can read, the policy is named and not its parts", () => {
  expect(unjudgedParts(unreadStatements)).toEqual([]);
});
