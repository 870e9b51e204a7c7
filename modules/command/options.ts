import { formats } from "../formats/format";
import { findingTypes } from "../report/finding-kind";
import type { Finding } from "../report/finding";
import type { Report } from "../report/report";
import { gateWords, isIgnored, onlyChanges, onlyNew, reasons, type Ignored } from "./gate";

/** What to do with a plan. */
export interface Options {
  /** A file, or `-`: standard input. */
  readonly plan: string;

  /** Files with what AWS lists of profiles that the plan does not read. */
  readonly profiles: readonly string[];

  /** The part of a report that is asked for, in the format that is. @throws where that is nothing for a state */
  readonly write: (report: Report) => string;

  /** A file, or undefined: standard output. */
  readonly out: string | undefined;

  /** What of `--fail-on` a report gives reason to. */
  readonly failures: (report: Report) => string[];
}

/** What the command line gives, before anything is checked. */
export interface Given {
  readonly plans: readonly string[];
  readonly format: string;
  readonly out: string | undefined;
  readonly failOn: readonly string[];
  readonly ignore: readonly string[];
  readonly profiles: readonly string[];
  readonly onlyNew: boolean;
  readonly changesOnly: boolean;
}

/** What to do with a plan. @throws with one sentence where the command line is wrong. */
export function options(given: Given): Options {
  const { plans, format, out, profiles } = given;
  const [plan] = plans;
  if (plan === undefined)
    throw new Error("'PLAN' should be a file, or - for standard input, got none; see bedrock-access --help");
  if (plans.length > 1) throw new Error(`'PLAN' should be one file, got ${plans.length}`);

  const write = formats.get(format);
  if (!write)
    throw new Error(`'--format' should be one of ${[...formats.keys()].join(", ")}, got '${format}'`);
  if (out === "") throw new Error("'--out' should be a file, got ''");
  if (profiles.includes("")) throw new Error("'--profiles' should be a file, got ''");

  const words = given.failOn.flatMap((list) => list.split(",")).map((name) => name.trim());
  const unknown = words.find((name) => !gateWords.includes(name));
  if (unknown !== undefined) {
    throw new Error(`'--fail-on' should name some of ${gateWords.join(", ")}, got '${unknown}'`);
  }
  const ignored = given.ignore.map(ignoredFinding);
  const part = (report: Report) => {
    if (given.changesOnly && report.source === "state")
      throw new Error("'--changes-only' should be given for a plan, got a state");
    const recent = given.onlyNew ? onlyNew(report) : report;
    return given.changesOnly ? onlyChanges(recent) : recent;
  };
  const reading = {
    isIgnored: (finding: Finding) => isIgnored(finding, ignored),
    onlyNew: given.onlyNew,
    changesOnly: given.changesOnly,
  };
  return {
    plan,
    profiles,
    write: (report) => write(part(report), reading),
    out,
    failures: (report) => reasons(given.onlyNew ? onlyNew(report) : report, words, ignored),
  };
}

function ignoredFinding(text: string): Ignored {
  const at = text.indexOf("@");
  const [type, address] = [text.slice(0, at), text.slice(at + 1)];
  if (at === -1 || address === "") {
    throw new Error(`'--ignore' should be TYPE@ADDRESS, got '${text}'`);
  }
  if (!(findingTypes as readonly string[]).includes(type)) {
    throw new Error(`'--ignore' should name one of ${findingTypes.join(", ")}, got '${type}'`);
  }
  return { type, address };
}
