import fc from "fast-check";
import { arnPattern } from "../../modules/iam/arn-pattern";
import { wildcard, type Wildcard } from "../../modules/iam/wildcard";
import type { Pattern } from "./questions";
import { reference } from "./reference";

export type { Pattern };

const plain = (text: string): Pattern => ({ text, arn: false });
const partwise = (text: string): Pattern => ({ text, arn: true });

/** Patterns of a few characters, for texts of any kind and for the parts of an ARN. */
export const patterns: fc.Arbitrary<Pattern> = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 5 }).map(plain),
  fc.string({ unit: fc.constantFrom("a", ":", "*", "?"), maxLength: 5 }).map(plain),
  fc
    .array(fc.constantFrom("a", "*", "?", "", "*a", "**", "?*"), { minLength: 1, maxLength: 7 })
    .map((parts) => partwise(parts.join(":"))),
);

/** The same with policy variables in them. */
export const variablePatterns: fc.Arbitrary<Pattern> = fc
  .tuple(patterns, fc.nat({ max: 6 }))
  .map(([{ text, arn }, place]) => ({ text: `${text.slice(0, place)}\${v}${text.slice(place)}`, arn }));

/** Whether a text is like a pattern, by an expression that is not ours. */
export function isLike({ text: pattern, arn }: Pattern, text: string): boolean {
  return reference(pattern, arn).test(text);
}

/** A pattern as the engine takes it. */
export function engine({ text, arn }: Pattern): Wildcard {
  return arn ? arnPattern(text) : wildcard(text);
}

/** The texts of up to five of a few characters, and those with the parts of an ARN of which two are not empty. */
export const texts: readonly string[] = [
  ...new Set([...words(["a", "b", ":"], 5), ...[4, 5, 6].flatMap(inParts)]),
];

function words(characters: readonly string[], longest: number): string[] {
  if (longest === 0) return [""];
  const shorter = words(characters, longest - 1);
  return [...new Set(shorter.flatMap((word) => [word, ...characters.map((character) => word + character)]))];
}

function inParts(colons: number): string[] {
  const places = Array.from({ length: colons + 1 }, (_, place) => place);
  const filled = ["", "a", "b", "aa"].flatMap((one) => ["a", "ba"].map((other) => [one, other] as const));
  return places.flatMap((one) =>
    places.flatMap((other) =>
      filled.map(([first, second]) =>
        places.map((place) => (place === one ? first : place === other ? second : "")).join(":"),
      ),
    ),
  );
}
