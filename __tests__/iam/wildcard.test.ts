import fc from "fast-check";
import { matchesWildcard, overlap, wildcard } from "../../modules/iam/wildcard";

const patterns = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 6 });
const letters = ["", "a", "b"];
const all = letters.flatMap((a) =>
  letters.flatMap((b) => letters.flatMap((c) => letters.map((d) => a + b + c + d))),
);

test("matches as a regular expression would", () => {
  fc.assert(
    fc.property(patterns, fc.constantFrom(...all), (pattern, text) => {
      const expression = new RegExp(`^${pattern.replace(/\*/g, ".*").replace(/\?/g, ".")}$`);
      expect(matchesWildcard(wildcard(pattern), text)).toBe(expression.test(text));
    }),
  );
});

test("two patterns overlap where a text matches both", () => {
  const short = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 4 });
  const texts = letters.flatMap((a) => all.flatMap((b) => all.map((c) => a + b + c)));
  const unique = [...new Set(texts)];
  fc.assert(
    fc.property(short, short, (one, other) => {
      const [left, right] = [wildcard(one), wildcard(other)];
      const found = unique.some(
        (text) => matchesWildcard(left, text) === true && matchesWildcard(right, text) === true,
      );
      expect(overlap(left, right)).toBe(found);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["${*}", "*", true],
  ["${*}", "a", false],
  ["a${$}b", "a$b", true],
  ["a${aws:username}", "abc", "unjudged"],
  ["a${aws:username}", "bc", false],
  ["a${", "a${", true],
])("%s on %s: %s", (pattern, text, verdict) => {
  expect(matchesWildcard(wildcard(pattern), text)).toBe(verdict);
});

test("finds the end of a pattern made to take for ever", () => {
  const pattern = "*a".repeat(500);
  expect(matchesWildcard(wildcard(pattern + "b"), "a".repeat(5000))).toBe(false);
  expect(matchesWildcard(wildcard(pattern + "b"), "a".repeat(5000) + "b")).toBe(true);
});
