import {
  matchesWildcard,
  overlap,
  segments,
  splitAtColons,
  wildcard,
  type Verdict,
  type Wildcard,
} from "./wildcard";

/** The parts of an ARN: `arn`, partition, service, Region, account and resource. */
const parts = 6;

/** What a policy has in place of an ARN. `*` in one part of it never reaches into the next. */
export interface ArnPattern {
  readonly text: string;

  /** Whether it matches one ARN only. */
  readonly exact: boolean;

  /** Whether it is `*`, which matches what is no ARN too. */
  readonly all: boolean;

  /** Its parts, of which an exact one has none: it is compared as a whole. */
  readonly segments: readonly Wildcard[];
  readonly variables: readonly string[];
}

/** The ARN pattern that a text stands for. */
export function arnPattern(text: string): ArnPattern {
  const whole = wildcard(text);
  const exact = whole.exact && whole.text.split(":").length >= parts;
  return {
    text: whole.text,
    exact,
    all: /^\*+$/.test(text),
    segments: exact ? [] : segments(whole, parts),
    variables: whole.variables,
  };
}

/** Whether a pattern in `Resource` matches an ARN. IAM adds `*` for the parts that a pattern lacks. */
export function matchesResource(pattern: ArnPattern, arn: string): Verdict {
  if (pattern.all) return true;
  if (pattern.exact) return pattern.text === arn;
  return matchesSegments(padded(pattern), arn);
}

/**
 * Whether a pattern in `Resource` matches all ARNs that another pattern does: `false` where it matches none of them,
 * unjudged where it may match some.
 */
export function coversResource(pattern: ArnPattern, asked: ArnPattern): Verdict {
  if (pattern.all || pattern.text === asked.text) return true;
  if (!arnsOverlap(pattern, asked)) return false;
  // a `?` stands for one character, and a `*` that is asked about for many
  const covers = !pattern.text.includes("?") && matchesResource(pattern, asked.text) === true;
  return covers || "unjudged";
}

/** Whether a pattern in an ARN condition matches an ARN, or undefined where one of them is no ARN. */
export function matchesArn(pattern: ArnPattern, arn: string): Verdict | undefined {
  // an ARN without its resource is still one, whose resource is empty
  if (arn.split(":").length < parts - 1) return undefined;
  if (pattern.exact) return pattern.text === arn;
  if (pattern.segments.length < parts - 1) return undefined;
  return matchesSegments(padded(pattern, wildcard("")), arn);
}

/** Whether some ARN is matched by both patterns. */
export function arnsOverlap(one: ArnPattern, other: ArnPattern): boolean {
  if (other.exact) return matchesResource(one, other.text) !== false;
  if (one.exact) return matchesResource(other, one.text) !== false;
  if (one.all || other.all) return true;
  const others = padded(other);
  return padded(one).every((segment, index) => overlap(segment, others[index] ?? anySegment));
}

const anySegment = wildcard("*");

function padded(pattern: ArnPattern, padding = anySegment): readonly Wildcard[] {
  const missing = Array.from({ length: parts - pattern.segments.length }, () => padding);
  return [...pattern.segments, ...missing];
}

function matchesSegments(patterns: readonly Wildcard[], arn: string): Verdict {
  const values = splitAtColons(arn, parts);
  let verdict: Verdict = true;
  for (const [index, pattern] of patterns.entries()) {
    const matched = matchesWildcard(pattern, values[index] ?? "*");
    if (matched === false) return false;
    if (matched === "unjudged") verdict = matched;
  }
  return verdict;
}
