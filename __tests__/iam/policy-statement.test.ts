import { policyStatements } from "../../modules/iam/policy-statement";

test.each([
  ["not JSON", "should be JSON"],
  ["[]", "should have a Statement"],
  ["null", "should have a Statement"],
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

test("fails to read a pattern that is longer than any ARN", () => {
  const statement = (Resource: string) =>
    policyStatements(JSON.stringify({ Statement: { Effect: "Allow", Action: "*", Resource } }));
  expect(statement("a".repeat(2048) + "*")).toEqual({
    problem: "should have no pattern of more than 2048 characters in statement 1",
  });
  expect(statement("a".repeat(2047) + "*")).toHaveLength(1);
  expect(statement("a".repeat(4096))).toHaveLength(1);
});
