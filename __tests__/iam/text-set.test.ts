import fc from "fast-check";
import {
  holds,
  holdsSome,
  inside,
  isEmpty,
  matched,
  matching,
  nothing,
  only,
  outside,
  type TextSet,
} from "../../modules/iam/text-set";
import { arnPattern } from "../../modules/iam/arn-pattern";
import { wildcard } from "../../modules/iam/wildcard";
import { runs } from "../runs";
import { commonText } from "./common-text";
import { isIn, textSet, type Texts } from "./questions";
import { engine, isLike, patterns, texts } from "./small-texts";

const sets: fc.Arbitrary<Texts> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...texts) },
  {
    weight: 4,
    arbitrary: fc.record({
      within: fc.array(patterns, { minLength: 1, maxLength: 2 }),
      without: fc.array(patterns, { maxLength: 2 }),
    }),
  },
);

function held(set: TextSet): string[] {
  return texts.filter((text) => holds(set, text));
}

test("holds what its patterns match and what is left of them", () => {
  fc.assert(
    fc.property(sets, (set) => {
      expect(held(textSet(set))).toEqual(texts.filter((text) => isIn(set, text)));
    }),
    runs(500),
  );
});

test("is inside and outside of a pattern what the pattern matches and what it leaves", () => {
  fc.assert(
    fc.property(sets, patterns, patterns, (set, pattern, other) => {
      const own = texts.filter((text) => isIn(set, text));
      expect(held(inside(textSet(set), engine(pattern)))).toEqual(
        own.filter((text) => isLike(pattern, text)),
      );
      expect(held(outside(textSet(set), engine(pattern), engine(other)))).toEqual(
        own.filter((text) => !isLike(pattern, text) && !isLike(other, text)),
      );
    }),
    runs(500),
  );
});

test("is known to be empty only where no text is in it, and to hold some only where one is", () => {
  const counts = { empty: 0, knownEmpty: 0, some: 0, knownSome: 0 };
  fc.assert(
    fc.property(sets, (set) => {
      const own = textSet(set);
      const found = texts.find((text) => isIn(set, text)) ?? example(set);
      const [empty, some] = [isEmpty(own), holdsSome(own)];
      expect(empty && found !== undefined).toBe(false);
      expect(some && found === undefined).toBe(false);
      counts[found === undefined ? "empty" : "some"]++;
      if (empty) counts.knownEmpty++;
      if (some) counts.knownSome++;
    }),
    { ...runs(2000), seed: 10 },
  );
  expect(counts.knownEmpty / counts.empty).toBeGreaterThan(0.5);
  expect(counts.knownSome / counts.some).toBeGreaterThan(0.5);
});

function example(set: Texts): string | undefined {
  if (typeof set === "string") return set;
  return ["x", "y", "xx"]
    .map((filling) => commonText(set.within, filling))
    .find((text) => text !== undefined && isIn(set, text));
}

test("is matched as a whole, in part or not at all as its texts are", () => {
  const counts = { all: 0, none: 0, some: 0 };
  fc.assert(
    fc.property(sets, fc.array(patterns, { minLength: 1, maxLength: 2 }), (set, all) => {
      const own = texts.filter((text) => isIn(set, text));
      const like = own.filter((text) => all.some((pattern) => isLike(pattern, text)));
      const engines = all.map(engine);
      const { quantity, some } = matched(textSet(set), engines);
      counts[quantity]++;
      if (quantity === "all") expect(like).toEqual(own);
      if (quantity === "none") expect(like).toEqual([]);
      expect(some === undefined ? quantity !== "some" : engines.includes(some)).toBe(true);
      if (typeof set === "string") expect(quantity).toBe(like.length > 0 ? "all" : "none");
    }),
    runs(500),
  );
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
});

test("names the first pattern without a policy variable that tells its texts apart", () => {
  const set = textSet({ within: [{ text: "a*", arn: false }], without: [{ text: "ab*", arn: false }] });
  const [variable, other, some] = [wildcard("a${aws:username}"), wildcard("b*"), wildcard("*c")];
  expect(matched(set, [variable, other, some])).toEqual({ quantity: "some", some });
  expect(matched(set, [variable, other])).toEqual({ quantity: "some", some: variable });
  expect(matched(set, [other])).toEqual({ quantity: "none" });
  expect(matched(set, [wildcard("abc*"), wildcard("abd")])).toEqual({ quantity: "none" });
  expect(matched(set, [some, wildcard("a*")])).toEqual({ quantity: "all" });
});

test("does not hold what a policy variable stands for as a whole", () => {
  const pattern = arnPattern("arn:aws:bedrock:us-east-1::foundation-model/${aws:username}");
  expect(matched(only("arn:aws:bedrock:us-east-1::foundation-model/a"), [pattern]).quantity).toBe("some");
  expect(matched(only("arn:aws:bedrock:us-west-2::foundation-model/a"), [pattern]).quantity).toBe("none");
});

test("patterns of which one is exact are the text that all match, or none", () => {
  expect(matching(wildcard("a*"), wildcard("ab"), wildcard("*b"))).toEqual(only("ab"));
  expect(matching(wildcard("a*"), wildcard("ab"), wildcard("*c"))).toBe(nothing);
  expect(matching(wildcard("ab"), wildcard("ac"))).toBe(nothing);
  expect(inside(matching(wildcard("a*")), wildcard("ab"))).toEqual(only("ab"));
  expect(inside(matching(wildcard("a*")), wildcard("b"))).toBe(nothing);
});

test("a single text is there or not", () => {
  const set = only("ab");
  expect(inside(set, wildcard("a*"))).toBe(set);
  expect(inside(set, wildcard("b*"))).toBe(nothing);
  expect(outside(set, wildcard("b*"))).toBe(set);
  expect(outside(set, wildcard("b*"), wildcard("a*"))).toBe(nothing);
  expect([isEmpty(set), holdsSome(set), holds(set, "ab"), holds(set, "a")]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("nothing holds no text", () => {
  expect([isEmpty(nothing), holdsSome(nothing), holds(nothing, ""), holds(nothing, "a")]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test("single texts take nothing away of what has no end", () => {
  const endless = matching(wildcard("a*"));
  expect(holdsSome(outside(endless, wildcard("ab"), wildcard("b*")))).toBe(true);
  expect(holdsSome(outside(endless, wildcard("ab*")))).toBe(false);
  const short = matching(wildcard("a?"));
  expect(holdsSome(short)).toBe(true);
  expect(holdsSome(outside(short, wildcard("b?")))).toBe(true);
  expect(holdsSome(outside(short, wildcard("ab")))).toBe(false);
});

test("is empty where one pattern takes all of another, or two have no text in common", () => {
  expect(isEmpty(outside(matching(wildcard("ab*")), wildcard("a*")))).toBe(true);
  expect(isEmpty(matching(wildcard("a*"), wildcard("?b*"), wildcard("b*")))).toBe(true);
  expect(isEmpty(outside(matching(wildcard("a*")), wildcard("ab*")))).toBe(false);
  expect(isEmpty(matching(wildcard("a*"), wildcard("?b*")))).toBe(false);
});

test("a pattern that the set is written with matches all of it, but not one with a policy variable", () => {
  const own = wildcard("a${aws:username}*");
  expect(matched(matching(own), [own])).toEqual({ quantity: "some", some: own });
  expect(matched(matching(wildcard("a*"), wildcard("*b")), [wildcard("c"), wildcard("*b")]).quantity).toBe(
    "all",
  );
});
