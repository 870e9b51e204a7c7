import {
  applies,
  coveringActions,
  coversAction,
  doubtful,
  isRead,
  policyStatements,
  unreadStatements,
  type PolicyStatement,
} from "../../modules/iam/policy-statement";
import { matching, only } from "../../modules/iam/text-set";
import { wildcard } from "../../modules/iam/wildcard";

test.each([
  ["not JSON", "should be JSON"],
  ["[]", "should have a Statement"],
  ["null", "should have a Statement"],
  ['{"Statement":"*"}', "should have a Statement"],
  ['{"Statement":null}', "should have a Statement"],
  [
    '{"Statement":{"Effect":"Allow","Resource":"*"}}',
    "should have either Action or NotAction, with texts, in statement 1",
  ],
  [
    '{"Statement":{"Effect":"Allow","Action":["*",1],"Resource":"*"}}',
    "should have either Action or NotAction, with texts, in statement 1",
  ],
  [
    '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":"Null"}}',
    "should have a Condition of operators, keys and values in statement 1",
  ],
  [
    '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Null":["a"]}}}',
    "should have a Condition of operators, keys and values in statement 1",
  ],
  [
    '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"a":["b",null]}}}}',
    "should have a Condition of operators, keys and values in statement 1",
  ],
  ['{"Statement":[null]}', "should have the Effect 'Allow' or 'Deny' in statement 1"],
  [
    '{"Statement":{"Effect":"Allow","Action":[],"Resource":"*"}}',
    "should have either Action or NotAction, with texts, in statement 1",
  ],
  [
    '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","NotResource":"*"}}',
    "should have either Resource or NotResource, with texts, in statement 1",
  ],
  [
    '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Null":{"a":{}}}}}',
    "should have a Condition of operators, keys and values in statement 1",
  ],
  [
    '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"*"}]}',
    "should have either Resource or NotResource, with texts, in statement 2",
  ],
])("fails to read %s as a policy", (document, problem) => {
  expect(policyStatements(document)).toEqual({ problem });
});

function read(statement: object): PolicyStatement[] {
  const found = policyStatements(JSON.stringify({ Statement: statement }));
  if ("problem" in found) throw new Error(found.problem);
  return found;
}

test("keeps of a statement what names it, and what it writes as a list", () => {
  const made = { Effect: "Allow", Action: ["bedrock:InvokeModel"], Resource: "*" };
  expect(read({ ...made, Sid: "Calls" })).toMatchObject([
    {
      position: 1,
      sid: "Calls",
      effect: "Allow",
      actionTexts: ["bedrock:InvokeModel"],
      notActions: false,
      notResources: false,
      conditions: [],
      unread: false,
      lists: ["actions"],
    },
  ]);
  expect(read([made, { Sid: 1, Effect: "Deny", NotAction: "*", NotResource: ["*"] }])).toMatchObject([
    { position: 1, sid: null },
    { position: 2, sid: null, effect: "Deny", notActions: true, notResources: true, lists: ["resources"] },
  ]);
  expect(read({ Effect: "Deny", NotAction: ["*"], NotResource: "*" })).toMatchObject([
    { lists: ["actions"] },
  ]);
});

test("reads numbers and truth values in conditions as their texts", () => {
  const Condition = { Bool: { "aws:SecureTransport": true }, NumericLessThan: { a: [1, "2"] } };
  const [statement] = read({ Effect: "Allow", Action: "*", Resource: "*", Condition });
  expect(statement?.conditions.map(({ values }) => values)).toEqual([["true"], ["1", "2"]]);
});

test("knows what a policy writes from what is in place of what nobody can read", () => {
  const [made] = read({ Effect: "Allow", Action: "*", Resource: "*", Condition: { Null: { a: "true" } } });
  expect(unreadStatements.map(({ effect, unread }) => [effect, unread])).toEqual([
    ["Allow", true],
    ["Deny", true],
  ]);
  expect(unreadStatements.flatMap(({ conditions }) => conditions).some(isRead)).toBe(false);
  expect(made && doubtful(made).conditions.map(isRead)).toEqual([true, false]);
});

test.each([
  [
    { Action: ["bedrock:Invoke*", "bedrock:invokemodel", "bedrock:Get*"] },
    ["bedrock:Invoke*", "bedrock:invokemodel"],
  ],
  [{ Action: "s3:*" }, []],
  [{ NotAction: "s3:*" }, ["bedrock:InvokeModel"]],
])("%j covers bedrock:InvokeModel by %j", (element, covering) => {
  const [statement] = read({ Effect: "Allow", Resource: "*", ...element });
  expect(statement && coveringActions(statement, "bedrock:InvokeModel")).toEqual(covering);
  expect(statement && coversAction(statement, "bedrock:InvokeModel")).toBe(covering.length > 0);
});

test("covers no action that NotAction names, whatever its case", () => {
  const [statement] = read({ Effect: "Allow", Resource: "*", NotAction: ["s3:*", "Bedrock:Invoke*"] });
  expect(statement && coversAction(statement, "bedrock:INVOKEMODEL")).toBe(false);
  expect(statement && coversAction(statement, "bedrock:GetInferenceProfile")).toBe(true);
});

test("fails to read a pattern that is longer than any ARN", () => {
  const statement = (Resource: string) =>
    policyStatements(JSON.stringify({ Statement: { Effect: "Allow", Action: "*", Resource } }));
  expect(statement("a".repeat(2048) + "*")).toEqual({
    problem: "should have no pattern of more than 2048 characters in statement 1",
  });
  expect(statement("a".repeat(2047) + "*")).toHaveLength(1);
  expect(statement("a".repeat(4096))).toHaveLength(1);
});

test("fails to read a pattern that is too long in whatever place", () => {
  const long = "a".repeat(2048) + "?";
  const made = { Effect: "Allow", Action: "*", Resource: "*" };
  const problem = "should have no pattern of more than 2048 characters in statement 1";
  for (const element of [{ Action: ["*", long] }, { Condition: { StringLike: { a: ["b", long] } } }]) {
    expect(policyStatements(JSON.stringify({ Statement: { ...made, ...element } }))).toEqual({ problem });
  }
});

// what NotResource means where a request has no value for a policy variable, no page of AWS says
test.each([
  [["arn:aws:s3:::a"], "all"],
  [["arn:aws:s3:::b"], "none"],
  [["arn:aws:s3:::b*"], "none"],
  [["arn:aws:s3:::${aws:username}"], "doubt"],
  [["arn:aws:s3:::a", "arn:aws:s3:::${aws:username}"], "doubt"],
  [["arn:aws:s3:::x-${aws:username}"], "doubt"],
])("applies to a resource that is not among %j: %s", (NotResource, expected) => {
  const [statement] = read({ Effect: "Allow", Action: "*", NotResource });
  const question = { action: only("s3:getobject"), resource: only("arn:aws:s3:::b"), keys: {} };
  const verdict = statement && applies(statement, question);
  expect(typeof verdict === "object" ? "doubt" : verdict).toBe(expected);
});

test("tells requests apart by their action, their resource and their keys", () => {
  const question = {
    action: matching(wildcard("s3:*")),
    resource: matching(wildcard("arn:*")),
    keys: { "aws:requestedregion": matching(wildcard("us-*")) },
  };
  const made = { Effect: "Allow", Action: "*", Resource: "*" };
  const dimension = (more: object): unknown => {
    const [statement] = read({ ...made, ...more });
    const verdict = statement && applies(statement, question);
    return typeof verdict === "object" ? verdict.split?.dimension : verdict;
  };
  expect(dimension({})).toBe("all");
  expect(dimension({ Action: "s3:Get*" })).toBe("action");
  expect(dimension({ Action: undefined, NotAction: "s3:Get*" })).toBe("action");
  expect(dimension({ Resource: "arn:aws:s3:::*" })).toBe("resource");
  expect(dimension({ Condition: { StringLike: { "aws:RequestedRegion": "us-east-*" } } })).toBe(
    "aws:requestedregion",
  );
  expect(dimension({ Action: "iam:*" })).toBe("none");
  expect(dimension({ Resource: "x" })).toBe("none");
  expect(
    dimension({ Resource: "arn:aws:s3:::*", Condition: { StringLike: { "aws:RequestedRegion": "eu-*" } } }),
  ).toBe("none");
});
