import { elements, fields } from "./json";
import { matching, only, type Quantity, type TextSet } from "./text-set";
import { matchedByAny, not, unjudged, type Verdict } from "./verdict";
import { overlap } from "./pattern-relation";
import { arnConditionPattern } from "./arn-pattern";
import { lowerCase, wildcard, type Wildcard } from "./wildcard";

/** One key of a condition, with its operator and the values it is compared with. */
export interface Condition {
  /** As the policy writes it: `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;

  /** As the policy writes it. */
  readonly key: string;

  /** The key in lower case: its case does not matter. */
  readonly dimension: string;
  readonly values: readonly string[];

  /** The operator without its set prefix, `IfExists` and case, and without the `not` that makes it negative. */
  readonly comparison: string;
  readonly negative: boolean;
  readonly ifExists: boolean;
  readonly set: "foranyvalue" | "forallvalues" | undefined;

  /** What the values stand for; undefined for one that should be an ARN, and is none. */
  readonly patterns: readonly (Wildcard | undefined)[];
}

/** The values that a condition key has in requests: `null` where they have none, undefined where that is not known. */
export type Values = TextSet | null | undefined;

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
    dimension: key.toLowerCase(),
    values,
    comparison,
    negative: comparison !== base,
    ifExists: ifExists !== undefined,
    set: set as Condition["set"],
    patterns: values.map((value) => pattern(comparison, value)),
  };
}

function pattern(comparison: string, value: string): Wildcard | undefined {
  if (comparison.startsWith("arn")) return arnConditionPattern(value);
  const compared = comparison === "stringequalsignorecase" ? value.toLowerCase() : value;
  return wildcard(compared, comparison === "stringlike");
}

/** Whether the operator of a condition is one that is judged. */
export function isJudgedOperator({ comparison }: Condition): boolean {
  return comparisons.includes(comparison);
}

/** To which requests a condition applies, by the values of its key in them. */
export function meets(condition: Condition, values: Values): Verdict {
  const { comparison, negative, ifExists, set, patterns, dimension } = condition;
  if (!isJudgedOperator(condition) || values === undefined) return unjudged;
  if (comparison === "null") return meetsNull(condition, values);
  if (values === null) {
    const met = set === undefined ? ifExists || negative : set === "forallvalues";
    return met ? "all" : "none";
  }
  const known = patterns.filter((item) => item !== undefined);
  if (comparison.startsWith("arn")) {
    // what is no ARN is neither like a pattern nor unlike it
    const arns = areArns(values);
    if (arns === "none" || (negative && known.length < patterns.length)) return "none";
    if (arns === "some") return unjudged;
  }
  const like =
    comparison === "stringequalsignorecase"
      ? withoutSplit(matchedByAny(known, lowered(values), dimension))
      : matchedByAny(known, comparison.startsWith("arn") ? wholeArn(values) : values, dimension);
  return negative ? not(like) : like;
}

function meetsNull({ patterns, values: goals }: Condition, values: TextSet | null): Verdict {
  if (patterns.some((pattern) => pattern?.exact !== true)) return unjudged;
  return goals.some((goal) => goal.toLowerCase() === String(values === null)) ? "all" : "none";
}

function areArns({ only: text, within }: TextSet): Quantity {
  if (text !== undefined) return text.split(":").length < 5 ? "none" : "all";
  if (within.some(({ arn }) => arn)) return "all";
  return within.some((pattern) => !overlap(pattern, anArn)) ? "none" : "some";
}

const anArn = wildcard("*:*:*:*:*");

/** A set with the colon before an empty resource, where it holds one ARN that leaves it out. */
function wholeArn(set: TextSet): TextSet {
  return set.only?.split(":").length === 5 ? only(`${set.only}:`) : set;
}

/** The texts of a set in lower case, and perhaps others. */
function lowered({ only: text, within }: TextSet): TextSet {
  return text === undefined ? matching(...within.map(lowerCase)) : only(text.toLowerCase());
}

/** A doubt about texts in lower case tells nothing apart that has its own case. */
function withoutSplit(verdict: Verdict): Verdict {
  return typeof verdict === "object" ? unjudged : verdict;
}
