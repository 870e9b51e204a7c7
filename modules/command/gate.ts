import { findingTypes, severities } from "../report/finding-kind";
import type { Access, Change, Finding, PrincipalAccess, PrincipalPolicy, Report } from "../report/report";

const changes: readonly Change[] = ["added", "removed", "widened", "narrowed", "unchanged", "unknown"];

/** What `--fail-on` can name: every finding, one kind, one severity, a change, or what is less than certain. */
export const gateWords: readonly string[] = [
  "any",
  ...severities,
  ...findingTypes,
  ...changes.filter((change) => change !== "unchanged" && change !== "unknown"),
  "assumed",
  "not-judged",
];

/** Findings that are left out of account: one kind at one address. */
export interface Ignored {
  readonly type: string;
  readonly address: string;
}

/** Whether a finding is left out of account. */
export function isIgnored({ type, address }: Finding, ignored: readonly Ignored[]): boolean {
  return ignored.some((item) => item.type === type && item.address === address);
}

/** Those of some words that a report gives reason to, in their order. */
export function reasons(report: Report, words: readonly string[], ignored: readonly Ignored[]): string[] {
  const found = new Set<string>();
  for (const finding of report.findings.filter((item) => !isIgnored(item, ignored))) {
    for (const word of ["any", finding.severity, finding.type])
      if (words.includes(word)) found.add(finding.type);
  }
  for (const principal of report.principals) for (const { change } of rows(principal)) found.add(change);
  const policies = report.principals.flatMap((principal) => principal.policies);
  if (policies.some(({ attachment }) => attachment === "assumed")) found.add("assumed");
  if (report.unjudged.length > 0 || policies.some(isUnsure) || report.principals.some(isUnknown)) {
    found.add("not-judged");
  }
  const wanted = new Set([...words, ...findingTypes]);
  return [...found]
    .filter((word) => wanted.has(word))
    .sort((one, other) => gateWords.indexOf(one) - gateWords.indexOf(other));
}

/** The report without what a plan leaves as it is. */
export function onlyChanges(report: Report): Report {
  const principals = report.principals.flatMap((principal) => {
    const profiles = principal.profiles.filter(isChanged);
    const other = principal.other.filter(isChanged);
    const { before, after } = principal.globalRouting;
    return profiles.length + other.length > 0 || before !== after ? [{ ...principal, profiles, other }] : [];
  });
  return { ...report, principals };
}

/** The report without the findings that were there before. */
export function onlyNew(report: Report): Report {
  return { ...report, findings: report.findings.filter(({ introduced }) => introduced !== false) };
}

function rows({ profiles, other }: PrincipalAccess): readonly { readonly change: Change }[] {
  return [...profiles, ...other];
}

function isChanged({ change }: { readonly change: Change }): boolean {
  return change !== "unchanged";
}

function isUnsure({ attachment, document }: PrincipalPolicy): boolean {
  return attachment === "unknown" || document !== "known";
}

/** Whether something of a principal's access after the plan is not proven. */
function isUnknown({ profiles, other, globalRouting }: PrincipalAccess): boolean {
  return (
    globalRouting.after === "unknown" ||
    other.some(({ after }) => after === "unknown") ||
    profiles.some(({ after }) => after !== null && isUnknownAccess(after))
  );
}

function isUnknownAccess({ invoke, invokeWithResponseStream, direct, destinations }: Access): boolean {
  return [invoke, invokeWithResponseStream, direct]
    .concat(destinations.flatMap((each) => [each.invoke, each.invokeWithResponseStream]))
    .includes("unknown");
}
