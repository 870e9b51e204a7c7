import type { TextSet } from "./text-set";
import { matched } from "./text-set";
import type { Wildcard } from "./wildcard";

/** To which requests of a set a statement, or a part of one, applies: to all, to none, or that is in doubt. */
export type Verdict = "all" | "none" | Doubt;

/** It applies to some, or it can't be told to which. */
export interface Doubt {
  /** What tells the requests apart, where something does. */
  readonly split: Split | undefined;
}

/** The requests whose action, resource or condition key is like a pattern are apart from the others. */
export interface Split {
  /** `action`, `resource`, or a condition key in lower case. */
  readonly dimension: string;
  readonly pattern: Wildcard;
}

/** That nothing is known, and nothing tells the requests apart. */
export const unjudged: Doubt = { split: undefined };

/** To which of the requests one of some patterns applies, by the set that their action, resource or key is in. */
export function matchedByAny(patterns: readonly Wildcard[], set: TextSet, dimension: string): Verdict {
  const { quantity, some: pattern } = matched(set, patterns);
  if (quantity !== "some") return quantity;
  // what a policy variable stands for tells nothing apart
  const isKnown = pattern?.variables.length === 0 && set.only === undefined;
  return isKnown ? { split: { dimension, pattern } } : unjudged;
}

/** To which requests something applies where another thing does not. */
export function not(verdict: Verdict): Verdict {
  if (verdict === "all") return "none";
  return verdict === "none" ? "all" : verdict;
}

/** To which requests two things apply together. */
export function both(one: Verdict, other: Verdict): Verdict {
  if (one === "none" || other === "none") return "none";
  if (one === "all") return other;
  return other === "all" || one.split ? one : other;
}
