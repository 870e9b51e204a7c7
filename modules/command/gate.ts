import { findingTypes, severities } from "../report/finding-kind";
import type { Access, Change } from "../report/access";
import type { Finding } from "../report/finding";
import { isUnknownPolicy, type PrincipalAccess } from "../report/principal";
import type { Report } from "../report/report";

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

/** What of some words a report gives reason to, each once: the types of findings, and the other words themselves. */
export function reasons(report: Report, words: readonly string[], ignored: readonly Ignored[]): string[] {
  if (words.length === 0) return [];
  const { findings, principals, unjudged } = report;
  const policies = principals.flatMap((principal) => principal.policies);
  const isLeft = unjudged.length > 0 || policies.some(isUnknownPolicy) || principals.some(isUnknown);
  const types = findings
    .filter((finding) => !isIgnored(finding, ignored))
    .filter(({ severity, type }) => ["any", severity, type].some((word) => words.includes(word)))
    .map(({ type }): string => type);
  const others: readonly string[] = [
    ...principals.flatMap(({ profiles, other }) => [...profiles, ...other].map(({ change }) => change)),
    ...(policies.some(({ attachment }) => attachment === "assumed") ? ["assumed"] : []),
    ...(isLeft ? ["not-judged"] : []),
  ];
  const found = new Set([...types, ...others.filter((word) => words.includes(word))]);
  return gateWords.filter((word) => found.has(word));
}

/** The report without what a plan leaves as it is, as far as that is known. */
export function onlyChanges(report: Report): Report {
  const principals = report.principals.flatMap((principal) => {
    const profiles = principal.profiles.filter(isChanged);
    const other = principal.other.filter(isChanged);
    const { before, after } = principal.globalRouting;
    const isKept =
      profiles.length + other.length > 0 || before !== after || principal.policies.some(isUnknownPolicy);
    return isKept ? [{ ...principal, profiles, other }] : [];
  });
  return { ...report, principals };
}

/** The report without the findings that were there before. */
export function onlyNew(report: Report): Report {
  return { ...report, findings: report.findings.filter(({ introduced }) => introduced !== false) };
}

function isChanged({ change }: { readonly change: Change }): boolean {
  return change !== "unchanged";
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
