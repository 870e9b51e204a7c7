import { accountIdProblem, assumedRoleProblem, externalIdProblem } from "../../modules/policy/account";

test("accepts an account of 12 digits, and a role of it in any partition", () => {
  expect(accountIdProblem("111122223333")).toBeUndefined();
  for (const arn of [
    "arn:aws:iam::111122223333:role/a",
    "arn:aws-us-gov:iam::111122223333:role/path/b_+=,.@-",
  ]) {
    expect(assumedRoleProblem(arn, "111122223333")).toBeUndefined();
  }
});

test.each(["", "1111-2222-3333", "1111222233334", "11112222333", " 111122223333"])(
  "refuses the account %j",
  (id) => {
    expect(accountIdProblem(id)).toBe(`should be 12 digits, got '${id}'`);
  },
);

test.each([
  "",
  "terraform",
  "see arn:aws:iam::111122223333:role/a",
  "arn:aws:iam::111122223333:user/a",
  "arn:aws:iam::111122223333:role/",
  "arn:aws:iam::111122223333:role/a b",
  "arn:aws:iam::11112222333:role/a",
  "arn::iam::111122223333:role/a",
])("refuses the role %j", (arn) => {
  expect(assumedRoleProblem(arn, "111122223333")).toBe(`should be the ARN of a role, got '${arn}'`);
});

test("refuses a role of another account", () => {
  expect(assumedRoleProblem("arn:aws:iam::444455556666:role/a", "111122223333")).toBe(
    "should be a role of account 111122223333, got 'arn:aws:iam::444455556666:role/a'",
  );
});

test("takes a role of any account where the account is not known", () => {
  expect(assumedRoleProblem("arn:aws:iam::444455556666:role/a", undefined)).toBeUndefined();
  expect(assumedRoleProblem("terraform", undefined)).toBe("should be the ARN of a role, got 'terraform'");
});

// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
test.each(["ab", "a_1+=,.@:/-", "a".repeat(1224)])("takes the external ID %j", (externalId) => {
  expect(externalIdProblem(externalId)).toBeUndefined();
});

test.each(["", "a", "a b", "ab\n", " ab", "a*", "a".repeat(1225)])(
  "refuses the external ID %j",
  (externalId) => {
    expect(externalIdProblem(externalId)).toBe(
      `should be 2 to 1224 characters from [\\w+=,.@:/-], got '${externalId}'`,
    );
  },
);
