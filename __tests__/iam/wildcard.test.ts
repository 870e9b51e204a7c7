import fc from "fast-check";
import { covers, haveTextInCommon, isSame, overlap } from "../../modules/iam/pattern-relation";
import { arnConditionPattern, arnPattern } from "../../modules/iam/arn-pattern";
import { lowerCase, matchesWildcard, wildcard } from "../../modules/iam/wildcard";
import { runs } from "../runs";
import { commonText, longestFinite } from "./common-text";
import { engine, isLike, patterns, texts, variablePatterns, type Pattern } from "./small-texts";

const many = fc.array(patterns, { minLength: 1, maxLength: 3 });

function common(all: readonly Pattern[], more: readonly Pattern[] = []): string | undefined {
  const found = commonText([...all, ...more], "x");
  // what it finds is checked by expressions, and what it does not by the texts there are
  expect(found === undefined || all.every((pattern) => isLike(pattern, found))).toBe(true);
  return found;
}

test("matches what a regular expression would", () => {
  fc.assert(
    fc.property(patterns, (pattern) => {
      const own = engine(pattern);
      expect(texts.filter((text) => matchesWildcard(own, text))).toEqual(
        texts.filter((text) => isLike(pattern, text)),
      );
    }),
    runs(500),
  );
});

test("matches whatever a policy variable may stand for", () => {
  fc.assert(
    fc.property(variablePatterns, (pattern) => {
      const own = engine(pattern);
      expect(texts.filter((text) => isLike(pattern, text) && !matchesWildcard(own, text))).toEqual([]);
    }),
    runs(500),
  );
});

test("two patterns overlap where a text is like both", () => {
  fc.assert(
    fc.property(patterns, patterns, (one, other) => {
      const found = common([one, other]) ?? texts.find((text) => isLike(one, text) && isLike(other, text));
      expect(overlap(engine(one), engine(other))).toBe(found !== undefined);
    }),
    runs(500),
  );
});

test("patterns with policy variables overlap wherever a text may be like both", () => {
  fc.assert(
    fc.property(variablePatterns, fc.oneof(patterns, variablePatterns), (one, other) => {
      const found = texts.find((text) => isLike(one, text) && isLike(other, text));
      expect(found === undefined || overlap(engine(one), engine(other))).toBe(true);
      expect(found === undefined || overlap(engine(other), engine(one))).toBe(true);
    }),
    runs(500),
  );
});

test("patterns have a text in common where one is like all of them", () => {
  fc.assert(
    fc.property(many, (all) => {
      const found = common(all) ?? texts.find((text) => all.every((pattern) => isLike(pattern, text)));
      expect(haveTextInCommon(all.map(engine))).toBe(found !== undefined);
    }),
    runs(500),
  );
});

test("patterns have texts without end in common where one is longer than all that has an end", () => {
  fc.assert(
    fc.property(many, (all) => {
      const long = { text: "?".repeat(longestFinite(all) + 1), arn: false };
      expect(haveTextInCommon(all.map(engine), true)).toBe(common(all, [long]) !== undefined);
    }),
    runs(500),
  );
});

test("a pattern that covers another one matches all that it does", () => {
  let [covering, covered] = [0, 0];
  fc.assert(
    fc.property(fc.oneof(patterns, variablePatterns), fc.oneof(patterns, variablePatterns), (one, other) => {
      const matched = texts.filter((text) => isLike(other, text));
      const all = matched.every((text) => isLike(one, text));
      const result = covers(engine(one), engine(other));
      expect(result && !all).toBe(false);
      if (result) expect(one.text).not.toContain("${");
      if (!all || matched.length < 20 || one.text.includes("${")) return;
      covering++;
      if (result) covered++;
    }),
    { ...runs(3000), seed: 10 },
  );
  // hardly any is missed
  expect(covered / covering).toBeGreaterThan(0.9);
});

test.each([
  ["*", "a*b", true],
  ["a*", "a*b", true],
  ["a*b", "a*", false],
  ["a?", "aa", true],
  ["a?", "a*", false],
  ["?*", "*?", true],
  ["a${aws:username}", "ab", false],
  ["a${aws:username}", "a${aws:username}", false],
  ["a*", "a${aws:username}", true],
  ["*", "${aws:username}", true],
  ["a", "a*", false],
])("%s covers %s: %s", (one, other, expected) => {
  expect(covers(wildcard(one), wildcard(other))).toBe(expected);
});

test.each([
  ["arn:aws:bedrock:*::foundation-model/*", "arn:aws:bedrock:us-*::foundation-model/a*", true],
  ["arn:aws:bedrock:*", "arn:aws:bedrock:us-east-1:*:inference-profile/*", true],
  ["arn:aws:bedrock:*:inference-profile/*", "arn:aws:bedrock:us-east-1:1:inference-profile/*", false],
  ["arn:aws:bedrock:*:*:*", "arn:aws:bedrock:*", true],
  ["*", "arn:aws:bedrock:*", true],
  ["arn:*", "*", false],
  ["arn:aws:bedrock:?*::*", "arn:aws:bedrock:*::*", false],
])("as ARNs, %s covers %s: %s", (one, other, expected) => {
  expect(covers(arnPattern(one), arnPattern(other))).toBe(expected);
});

test.each([
  ["${*}", "*", true],
  ["${*}", "a", false],
  ["a${$}b", "a$b", true],
  ["a${?}", "ab", false],
  ["a${aws:username}", "abc", true],
  ["a${aws:username}", "bc", false],
  ["a${", "a${", true],
  ["a*b${", "axb${", true],
])("%s on %s: %s", (pattern, text, expected) => {
  expect(matchesWildcard(wildcard(pattern), text)).toBe(expected);
});

test.each([
  ["a*", false, false],
  ["a*", true, true],
  ["a${*}", true, true],
  ["ab", false, true],
])("%s with wildcards %j is one text: %s", (text, wildcards, plain) => {
  expect(wildcard(text, !wildcards).exact).toBe(plain);
});

test.each([
  ["arn:aws:bedrock:*::foundation-model/*", "arn:aws:bedrock:::foundation-model/a:0", true],
  ["arn:aws:bedrock:*:foundation-model/*", "arn:aws:bedrock:us-east-1::foundation-model/a", false],
  ["arn:aws:bedrock:us-east-1:", "arn:aws:bedrock:us-east-1::x", true],
  ["arn:aws:bedrock:us-east-1", "arn:aws:bedrock:us-east-1::x", true],
  ["arn:aws:bedrock:us-east-1", "arn:aws:bedrock:us-east-11::x", false],
  ["arn:aws:bedrock:us-east-1:1:x?", "arn:aws:bedrock:us-east-1:1:x:", true],
  ["arn:aws:bedrock:us?::x", "arn:aws:bedrock:us:::x", false],
  ["**", "a", true],
])("as an ARN, %s on %s: %s", (pattern, text, expected) => {
  expect(matchesWildcard(arnPattern(pattern), text)).toBe(expected);
});

test.each([
  ["us-*", undefined],
  ["arn:aws:bedrock:us-east-1", undefined],
  ["arn:aws:bedrock:us-east-1:1", "arn:aws:bedrock:us-east-1:1:"],
  ["arn:aws:bedrock:us-east-1:*", "arn:aws:bedrock:us-east-1:1:"],
  ["arn:aws:bedrock:*", undefined],
  ["arn:${aws:username}", "arn:a:b:c:d:e"],
])("in an ARN condition, %s stands for %s", (text, example) => {
  const pattern = arnConditionPattern(text);
  expect(pattern && matchesWildcard(pattern, example ?? "")).toBe(example === undefined ? undefined : true);
});

test("is the same as what is written and read alike", () => {
  expect(isSame(wildcard("a*"), wildcard("a*"))).toBe(true);
  expect(isSame(wildcard("a:*"), arnPattern("a:*"))).toBe(false);
  expect(isSame(wildcard("a*"), wildcard("a*", false))).toBe(false);
  expect(isSame(wildcard("a*"), wildcard("b*"))).toBe(false);
});

test.each(["A*", "A?*", "Ab", "A?"])("matches the same texts in lower case as %s", (text) => {
  expect(texts.filter((each) => matchesWildcard(lowerCase(wildcard(text)), each))).toEqual(
    texts.filter((each) => matchesWildcard(wildcard(text.toLowerCase()), each)),
  );
});

test("matches a pattern that is made to take for ever", () => {
  expect(matchesWildcard(wildcard("*a".repeat(500) + "b?"), "a".repeat(5000))).toBe(false);
  expect(matchesWildcard(wildcard("*a".repeat(500)), "a".repeat(5000))).toBe(true);
});

test("does not tell how patterns are related that take for ever", () => {
  const [one, other] = [wildcard("*a".repeat(900) + "?b?"), wildcard("*b".repeat(900) + "?a?")];
  expect(overlap(one, other)).toBe(true);
  expect(covers(one, other)).toBe(false);
  expect(haveTextInCommon([one, other])).toBeUndefined();
});

test("relates ARNs as their texts are, with wildcards in every part", () => {
  const product = (...lists: readonly (readonly string[])[]): string[] =>
    lists.reduce<string[]>((all, list) => all.flatMap((start) => list.map((end) => `${start}${end}`)), [""]);
  const made = product(
    ["arn:"],
    ["aws:", "*:"],
    ["bedrock:"],
    ["a:", "*:", ":"],
    ["1:", "*:"],
    ["x/y", "x/*", "*", "?/y", "z*:y", "*/y"],
  );
  const arns = product(
    ["arn:aws:bedrock:"],
    ["a:", ":", "b:"],
    ["1:", ":"],
    ["x/y", "x/", "z/y", "z:y", "x:1/y", ""],
  );
  const patterns = made.map(arnPattern);
  const matched = patterns.map((pattern) => arns.filter((arn) => matchesWildcard(pattern, arn)));
  for (const [index, one] of patterns.entries()) {
    for (const [place, other] of patterns.entries()) {
      const common = matched[index]?.some((arn) => matched[place]?.includes(arn)) === true;
      if (common) expect([one.text, other.text, overlap(one, other)]).toEqual([one.text, other.text, true]);
      const isWithin = matched[place]?.every((arn) => matched[index]?.includes(arn)) === true;
      if (!isWithin)
        expect([one.text, other.text, covers(one, other)]).toEqual([one.text, other.text, false]);
    }
  }
  expect(overlap(arnPattern("arn:aws:bedrock:*:*:x/*"), arnPattern("arn:aws:bedrock:*:*:z/*"))).toBe(false);
  expect(overlap(arnPattern("arn:aws:bedrock:*"), arnPattern("arn:aws:bedrock:*:*:z/*"))).toBe(true);
  expect(
    overlap(arnPattern("arn:aws:bedrock:*:*:x${aws:username}"), arnPattern("arn:aws:bedrock:*:*:z/*")),
  ).toBe(false);
  expect(overlap(arnPattern("arn:aws:${aws:username}:*:*:x/*"), arnPattern("arn:aws:bedrock:*:*:z/*"))).toBe(
    true,
  );
});
