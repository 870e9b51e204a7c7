import { arnPattern, arnsOverlap, matchesArn, type ArnPattern } from "./arn-pattern";
import { elements, fields } from "./json";
import { matchesWildcard, overlap, wildcard, type Verdict, type Wildcard } from "./wildcard";

/** One key of a condition, with its operator and the values it is compared with. */
export interface Condition {
  /** As the policy writes it: `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;

  /** As the policy writes it. Its case does not matter. */
  readonly key: string;
  readonly values: readonly string[];

  /** The operator without its set prefix, `IfExists` and case, and without the `not` that makes it negative. */
  readonly comparison: string;
  readonly negative: boolean;
  readonly ifExists: boolean;
  readonly set: "foranyvalue" | "forallvalues" | undefined;
  readonly patterns: readonly (Wildcard | ArnPattern)[];
}

/**
 * The value of a condition key in a request: `null` where the request has none, undefined where that is not known,
 * a pattern where it is one of many.
 */
export type Context = (key: string) => string | Wildcard | null | undefined;

/** The comparisons that are judged. */
const comparisons = ["stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike", "null"];

/** The conditions of a statement, or undefined for what is none. */
export function conditions(value: unknown): Condition[] | undefined {
  if (value === undefined) return [];
  const result: Condition[] = [];
  if (!isObject(value)) return undefined;
  for (const [operator, keys] of Object.entries(value)) {
    if (!isObject(keys)) return undefined;
    for (const [key, given] of Object.entries(keys)) {
      const values = Array.isArray(given) ? elements(given) : [given];
      if (!values.every((item) => ["string", "number", "boolean"].includes(typeof item))) return undefined;
      result.push(condition(operator, key, values.map(String)));
    }
  }
  return result;
}

function isObject(value: unknown): value is object {
  return value === fields(value);
}

/** A condition on one key. */
export function condition(operator: string, key: string, values: readonly string[]): Condition {
  const [, set, base = "", ifExists] =
    /^(?:(foranyvalue|forallvalues):)?(.*?)(ifexists)?$/s.exec(operator.toLowerCase()) ?? [];
  const comparison = base.replace(/^(string|arn)not/, "$1");
  return {
    operator,
    key,
    values,
    comparison,
    negative: comparison !== base,
    ifExists: ifExists !== undefined,
    set: set as Condition["set"],
    patterns: values.map((value) => pattern(comparison, value)),
  };
}

function pattern(comparison: string, value: string): Wildcard | ArnPattern {
  if (comparison.startsWith("arn")) return arnPattern(value);
  const compared = comparison === "stringequalsignorecase" ? value.toLowerCase() : value;
  return wildcard(compared, comparison === "stringlike");
}

/** Whether the operator of a condition is one that is judged. */
export function isJudgedOperator({ comparison }: Condition): boolean {
  return comparisons.includes(comparison);
}

/** Whether a request meets a condition. */
export function meets(condition: Condition, context: Context): Verdict {
  const { comparison, negative, ifExists, set, values } = condition;
  const value = context(condition.key.toLowerCase());
  if (!isJudgedOperator(condition) || value === undefined) return "unjudged";
  if (comparison === "null") return values.some((goal) => goal.toLowerCase() === String(value === null));
  if (value === null) return set === undefined ? ifExists || negative : set === "forallvalues";
  if (typeof value === "object") {
    return condition.patterns.some((item) => overlaps(item, value)) ? "unjudged" : negative;
  }

  const verdicts = condition.patterns.map((item) => matches(item, comparison, value));
  // what is no ARN is neither like a pattern nor unlike it
  if (negative && verdicts.includes(undefined)) return false;
  const matched = verdicts.includes(true) || (verdicts.includes("unjudged") ? "unjudged" : false);
  return matched === "unjudged" ? matched : matched !== negative;
}

function overlaps(pattern: Wildcard | ArnPattern, value: Wildcard): boolean {
  return "segments" in pattern ? arnsOverlap(pattern, arnPattern(value.text)) : overlap(pattern, value);
}

function matches(pattern: Wildcard | ArnPattern, comparison: string, value: string): Verdict | undefined {
  if ("segments" in pattern) return matchesArn(pattern, value);
  return matchesWildcard(pattern, comparison === "stringequalsignorecase" ? value.toLowerCase() : value);
}
