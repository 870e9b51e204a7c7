import { condition, conditions, isJudgedOperator, meets, type Values } from "../../modules/iam/condition";
import { matching, only, outside } from "../../modules/iam/text-set";
import { unjudged, type Verdict } from "../../modules/iam/verdict";
import { arnPattern } from "../../modules/iam/arn-pattern";
import { wildcard } from "../../modules/iam/wildcard";

const profile = "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.example.model-v1:0";
const anyText = matching(wildcard("?*"));
const profiles = matching(arnPattern("arn:aws:bedrock:*:*:inference-profile/*"));

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
test.each<[operator: string, values: string[], given: Values, expected: Verdict]>([
  ["StringEquals", ["a", "b"], only("b"), "all"],
  ["StringEquals", ["a"], only("A"), "none"],
  ["StringEquals", ["a*"], only("ab"), "none"],
  ["StringEquals", ["a*"], only("a*"), "all"],
  ["StringEquals", ["a"], null, "none"],
  ["StringEquals", ["a"], undefined, unjudged],
  ["StringNotEquals", ["a"], only("a"), "none"],
  ["StringNotEquals", ["a"], only("b"), "all"],
  ["StringNotEquals", ["a"], null, "all"],
  ["StringEqualsIfExists", ["a"], null, "all"],
  ["StringEqualsIfExists", ["a"], only("b"), "none"],
  ["StringEqualsIgnoreCase", ["A"], only("a"), "all"],
  ["StringEqualsIgnoreCase", ["A*"], only("ab"), "none"],
  ["StringEqualsIgnoreCase", ["b"], only("a"), "none"],
  ["StringNotEqualsIgnoreCase", ["A"], only("a"), "none"],
  ["StringEqualsIgnoreCase", ["Ab"], matching(wildcard("?B")), unjudged],
  ["StringEqualsIgnoreCase", ["ac"], matching(wildcard("?B")), "none"],
  ["StringLike", ["a*"], only("ab"), "all"],
  ["StringLike", ["a*"], only("b"), "none"],
  ["StringNotLike", ["a*"], only("b"), "all"],
  ["StringLike", ["*"], anyText, "all"],
  ["StringLike", ["*"], null, "none"],
  ["ForAnyValue:StringLike", ["a*"], null, "none"],
  ["ForAnyValue:StringNotLike", ["a*"], null, "none"],
  ["ForAnyValue:StringLikeIfExists", ["a*"], null, "none"],
  ["ForAllValues:StringLike", ["a*"], null, "all"],
  ["ForAllValues:StringEquals", ["a"], only("b"), "none"],
  ["ArnEquals", [profile], only(profile), "all"],
  ["ArnEquals", ["arn:aws:bedrock:*:*:inference-profile/*"], only(profile), "all"],
  ["ArnLike", ["arn:aws:bedrock:*:*:inference-profile/*"], profiles, "all"],
  ["ArnNotLike", ["arn:aws:bedrock:*:*:inference-profile/*"], profiles, "none"],
  ["ArnLike", ["arn:aws:s3:*:*:*"], profiles, "none"],
  ["ArnLike", [profile], null, "none"],
  ["ArnNotLike", [profile], null, "all"],
  // what is no ARN is neither like a pattern nor unlike it
  ["ArnLike", ["*"], only("text"), "none"],
  ["ArnNotLike", [profile], only("text"), "none"],
  ["ArnLike", ["text", profile], only(profile), "all"],
  ["ArnNotLike", ["text", profile], only(`${profile}0`), "none"],
  ["ArnLike", [profile], anyText, unjudged],
  ["ArnLike", [profile], matching(wildcard("text?")), "none"],
  [
    "ArnLike",
    ["arn:aws:bedrock:us-west-2:111122223333:*"],
    only("arn:aws:bedrock:us-west-2:111122223333"),
    "all",
  ],
  ["Null", ["true"], null, "all"],
  ["Null", ["true"], only("a"), "none"],
  ["Null", ["false"], null, "none"],
  ["Null", ["False"], only("a"), "all"],
  ["Null", ["true", "false"], null, "all"],
  ["Null", ["${aws:username}"], null, unjudged],
  ["Null", ["true"], undefined, unjudged],
  ["Bool", ["true"], only("true"), unjudged],
  ["XStringEquals", ["a"], only("a"), unjudged],
  ["StringXNotEquals", ["a"], only("a"), unjudged],
])("%s %j of %j is met by %j", (operator, values, given, expected) => {
  expect(meets(condition(operator, "aws:Key", values), given)).toEqual(expected);
});

test("what tells requests apart is the pattern that some of them match, by the key in lower case", () => {
  const set = outside(anyText, wildcard("b*"));
  const verdict = meets(condition("StringLike", "aws:RequestedRegion", ["a*"]), set);
  expect(verdict).toEqual({ split: { dimension: "aws:requestedregion", pattern: wildcard("a*") } });
  expect(meets(condition("StringEqualsIgnoreCase", "aws:RequestedRegion", ["a"]), set)).toBe(unjudged);
});

test.each([
  ["ForAnyValue:StringNotLikeIfExists", "stringlike", true, true, "foranyvalue"],
  ["forallvalues:arnequals", "arnequals", false, false, "forallvalues"],
  ["StringNotEquals", "stringequals", true, false, undefined],
  ["Null", "null", false, false, undefined],
  ["NumericNotEquals", "numericnotequals", false, false, undefined],
  ["IfExists", "", false, true, undefined],
])(
  "%s compares by %s, negative %s, if it exists %s, of %s",
  (operator, comparison, negative, ifExists, set) => {
    expect(condition(operator, "aws:Key", ["a"])).toMatchObject({
      operator,
      key: "aws:Key",
      dimension: "aws:key",
      comparison,
      negative,
      ifExists,
      set,
    });
  },
);

test("judges the comparisons of texts, ARNs and presence, and no other", () => {
  const judged = ["StringEquals", "StringNotLike", "ArnLikeIfExists", "Null", "ForAnyValue:ArnEquals"];
  const others = ["Bool", "DateLessThan", "IpAddress", "NumericNotEquals", "BinaryEquals"];
  expect(judged.every((operator) => isJudgedOperator(condition(operator, "a", [])))).toBe(true);
  expect(others.some((operator) => isJudgedOperator(condition(operator, "a", [])))).toBe(false);
});

test("reads an object of operators, keys and values, and nothing else", () => {
  expect(conditions(undefined)).toEqual([]);
  expect(
    conditions({ StringEquals: { a: "b", c: ["d", 1, true] } })?.map(({ key, values }) => [key, values]),
  ).toEqual([
    ["a", ["b"]],
    ["c", ["d", "1", "true"]],
  ]);
  for (const value of [
    null,
    "a",
    1,
    ["a"],
    { a: null },
    { a: "b" },
    { a: ["b"] },
    { a: { b: null } },
    { a: { b: [{}] } },
  ]) {
    expect(conditions(value)).toBeUndefined();
  }
});
