import { covers, haveTextInCommon, isSame, overlap } from "./pattern-relation";
import { matchesWildcard, wildcard, type Wildcard } from "./wildcard";

/** A set of texts: those that every pattern of `within` matches and no pattern of `without`. */
export interface TextSet {
  /** The only text in it, or undefined where it may hold others. */
  readonly only: string | undefined;
  readonly within: readonly Wildcard[];
  readonly without: readonly Wildcard[];
}

const none: readonly Wildcard[] = [];

/** The set of one text. */
export function only(text: string): TextSet {
  return { only: text, within: none, without: none };
}

/** The texts that all of some patterns match. */
export function matching(...patterns: readonly Wildcard[]): TextSet {
  const exact = patterns.find((pattern) => pattern.exact);
  if (!exact) return { only: undefined, within: patterns, without: none };
  return patterns.every((pattern) => matchesWildcard(pattern, exact.text)) ? only(exact.text) : nothing;
}

/** What a pattern matches of a set. */
export function inside(set: TextSet, pattern: Wildcard): TextSet {
  if (set.only !== undefined) return matchesWildcard(pattern, set.only) ? set : nothing;
  if (pattern.exact) return holds(set, pattern.text) ? only(pattern.text) : nothing;
  return { ...set, within: [...set.within, pattern] };
}

/** What patterns leave of a set. */
export function outside(set: TextSet, ...patterns: readonly Wildcard[]): TextSet {
  const { only: text, within, without } = set;
  if (text === undefined) return { only: text, within, without: [...without, ...patterns] };
  return patterns.some((pattern) => matchesWildcard(pattern, text)) ? nothing : set;
}

const everything = wildcard("*");

/** The set of no text. */
export const nothing: TextSet = { only: undefined, within: none, without: [everything] };

/** Whether a text is in a set. */
export function holds(set: TextSet, text: string): boolean {
  if (set.only !== undefined) return set.only === text;
  const { within, without } = set;
  return (
    within.every((pattern) => matchesWildcard(pattern, text)) &&
    !without.some((pattern) => matchesWildcard(pattern, text))
  );
}

/** Whether a set is known to hold no text; one that is not may hold none all the same. */
export function isEmpty({ only: text, within, without }: TextSet): boolean {
  if (text !== undefined) return false;
  return (
    without.includes(everything) ||
    within.some(
      (pattern, index) =>
        without.some((excluded) => covers(excluded, pattern)) ||
        within.slice(index + 1).some((other) => !overlap(pattern, other)),
    )
  );
}

/** Whether a set is known to hold a text; one that is not may hold some all the same. */
export function holdsSome({ only: text, within, without }: TextSet): boolean {
  if (text !== undefined) return true;
  const excluded = without.filter((item) => within.every((pattern) => overlap(item, pattern)));
  // single texts take nothing away of what has no end
  return excluded.every(({ exact }) => exact) && haveTextInCommon(within, excluded.length > 0) === true;
}

/** How much of a set is meant: all of it, none of it, or some, which is also what can't be told. */
export type Quantity = "all" | "none" | "some";

/** How much of a set one of some patterns matches at least, and the first of those that match some. */
export function matched(
  set: TextSet,
  patterns: readonly Wildcard[],
): { readonly quantity: Quantity; readonly some?: Wildcard } {
  if (set.only !== undefined) return matchedText(set.only, patterns);
  // whether a pattern is written like one of the set's own costs less than whether it covers one
  const isWritten = ({ variables }: Wildcard) => variables.length === 0;
  if (patterns.some((pattern) => isWritten(pattern) && set.within.some((own) => isSame(pattern, own)))) {
    return every;
  }
  let some: Wildcard | undefined;
  for (const pattern of patterns) {
    if (matchesNone(set, pattern)) continue;
    if (set.within.some((own) => covers(pattern, own))) return every;
    if (!some || (!isWritten(some) && isWritten(pattern))) some = pattern;
  }
  return some ? { quantity: "some", some } : no;
}

function matchedText(text: string, patterns: readonly Wildcard[]): ReturnType<typeof matched> {
  let some: Wildcard | undefined;
  for (const pattern of patterns) {
    if (!matchesWildcard(pattern, text)) continue;
    if (pattern.variables.length === 0) return every;
    some ??= pattern;
  }
  return some ? { quantity: "some", some } : no;
}

const every = { quantity: "all" } as const;
const no = { quantity: "none" } as const;

function matchesNone(set: TextSet, pattern: Wildcard): boolean {
  if (pattern.exact) return !holds(set, pattern.text);
  return (
    set.within.some((own) => !overlap(own, pattern)) ||
    set.without.some((excluded) => covers(excluded, pattern))
  );
}
