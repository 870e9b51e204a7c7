import { findingTypes } from "../report/finding-type";
import { formats } from "../formats/format";
import type { PrincipalPolicy, Report } from "../report/report";

/** What `--fail-on` calls what a report does not judge. */
export const notJudged = "not-judged";

/** What to do with a plan. */
export interface Options {
  /** A file, or `-`: standard input. */
  readonly plan: string;
  readonly write: (report: Report) => string;

  /** A file, or undefined: standard output. */
  readonly out: string | undefined;

  /** The names in `--fail-on` that a report gives reason to. */
  readonly failures: (report: Report) => string[];
}

/** What the command line gives, before anything is checked. */
export interface Given {
  readonly plans: readonly string[];
  readonly format: string;
  readonly out: string | undefined;
  readonly failOn: readonly string[];
}

/** What to do with a plan. @throws with one sentence where the command line is wrong. */
export function options({ plans, format, out, failOn }: Given): Options {
  const [plan] = plans;
  if (plan === undefined)
    throw new Error("'PLAN' should be a file, or - for standard input, got none; see bedrock-access --help");
  if (plans.length > 1) throw new Error(`'PLAN' should be one file, got ${plans.length}`);

  const write = formats.get(format);
  if (!write)
    throw new Error(`'--format' should be one of ${[...formats.keys()].join(", ")}, got '${format}'`);
  if (out === "") throw new Error("'--out' should be a file, got ''");

  const known = ["any", ...findingTypes, notJudged];
  const failing = failOn.flatMap((list) => list.split(",")).map((name) => name.trim());
  const unknown = failing.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(`'--fail-on' should name some of ${known.join(", ")}, got '${unknown}'`);
  }
  return { plan, write, out, failures: (report) => failures(report, failing) };
}

function failures({ findings, principals, unjudged }: Report, failing: readonly string[]): string[] {
  const isUnsure = ({ attachment, document }: PrincipalPolicy) =>
    attachment === "unknown" || document !== "known";
  const left = unjudged.length > 0 || principals.some(({ policies }) => policies.some(isUnsure));
  return [
    ...findings.map(({ type }) => type).filter((type) => failing.includes("any") || failing.includes(type)),
    ...(left && failing.includes(notJudged) ? [notJudged] : []),
  ];
}
