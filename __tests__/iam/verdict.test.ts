import { matching, only, outside } from "../../modules/iam/text-set";
import { both, matchedByAny, not, unjudged, type Verdict } from "../../modules/iam/verdict";
import { wildcard } from "../../modules/iam/wildcard";

const split: Verdict = { split: { dimension: "action", pattern: wildcard("a*") } };
const other: Verdict = { split: { dimension: "resource", pattern: wildcard("b*") } };

// where one of two things applies to no request, both apply to none; where one applies to all, the other decides
test.each<[one: Verdict, other: Verdict, together: Verdict]>([
  ["all", "all", "all"],
  ["all", "none", "none"],
  ["none", "all", "none"],
  ["none", "none", "none"],
  ["none", unjudged, "none"],
  [unjudged, "none", "none"],
  ["none", split, "none"],
  [split, "none", "none"],
  ["all", split, split],
  [split, "all", split],
  ["all", unjudged, unjudged],
  [unjudged, "all", unjudged],
  [unjudged, unjudged, unjudged],
])("%j and %j are %j together", (one, second, together) => {
  expect(both(one, second)).toEqual(together);
});

test("of two doubts, one that tells requests apart is kept, the first before the second", () => {
  expect(both(unjudged, split)).toBe(split);
  expect(both(split, unjudged)).toBe(split);
  expect(both(split, other)).toBe(split);
  expect(both(other, split)).toBe(other);
});

test.each<[verdict: Verdict, opposite: Verdict]>([
  ["all", "none"],
  ["none", "all"],
  [split, split],
  [unjudged, unjudged],
])("the opposite of %j is %j", (verdict, opposite) => {
  expect(not(verdict)).toBe(opposite);
});

test("a pattern tells a set's texts apart, a policy variable and a single text do not", () => {
  const set = outside(matching(wildcard("a*")), wildcard("ab"));
  const pattern = wildcard("ac*");
  expect(matchedByAny([wildcard("a*")], set, "action")).toBe("all");
  expect(matchedByAny([wildcard("b*"), wildcard("ab")], set, "action")).toBe("none");
  expect(matchedByAny([], set, "action")).toBe("none");
  expect(matchedByAny([pattern], set, "action")).toEqual({ split: { dimension: "action", pattern } });
  expect(matchedByAny([wildcard("ac${aws:username}")], set, "action")).toBe(unjudged);
  expect(matchedByAny([wildcard("ac${aws:username}")], only("acd"), "action")).toBe(unjudged);
});
