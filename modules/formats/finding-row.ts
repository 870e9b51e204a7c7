import { findingKinds, severities } from "../report/finding-kind";
import type { Finding, PrincipalReference, Severity } from "../report/report";
import { inAccount, principalName } from "./principal-name";
import { counted } from "./summary";

/** A finding as every format shows it. */
export interface FindingRow {
  readonly finding: Finding;
  readonly title: string;

  /** Whether the plan brings it; in a state nobody knows. */
  readonly isNew: boolean;
}

/** The findings that count, the worst first, and those that somebody decided to ignore. */
export interface FindingRows {
  readonly counting: readonly FindingRow[];
  readonly ignored: readonly FindingRow[];
}

/** Which findings do not count. */
export type IsIgnored = (finding: Finding) => boolean;

/** The findings of a report, in the order in which a reader gets them. */
export function findingRows(findings: readonly Finding[], isIgnored: IsIgnored = () => false): FindingRows {
  const rows = severities
    .flatMap((severity) => findings.filter((finding) => finding.severity === severity))
    .map((finding) => ({
      finding,
      title: findingKinds[finding.type].title,
      isNew: finding.introduced === true,
    }));
  return {
    counting: rows.filter(({ finding }) => !isIgnored(finding)),
    ignored: rows.filter(({ finding }) => isIgnored(finding)),
  };
}

/** How many of the findings that count are of a severity. */
export function severityCount({ counting }: FindingRows, severity: Severity): number {
  return counting.filter(({ finding }) => finding.severity === severity).length;
}

/** How many findings of which severity there are: `2 errors, 1 note`. */
export function findingsInWords(rows: FindingRows): string {
  const { ignored } = rows;
  const found = severities
    .filter((severity) => severityCount(rows, severity) > 0)
    .map((severity) => counted(severityCount(rows, severity), severity));
  const words = found.length === 0 ? "no findings" : found.join(", ");
  return ignored.length === 0 ? words : `${words}, ${ignored.length} ignored`;
}

/** As many principals of a finding as anyone reads. */
const mostPrincipals = 5;

/** Whose policies a finding is in, in words, in the form that `shown` gives what comes from a plan. */
export function holdersInWords({ principals }: Finding, shown: (text: string) => string): string {
  const words = (principal: PrincipalReference) =>
    `${principal.type} ${shown(principalName(principal))}${inAccount(principal, shown)}`;
  const more = principals.length - mostPrincipals;
  return [...principals.slice(0, mostPrincipals).map(words), ...(more > 0 ? [`${more} more`] : [])].join(
    ", ",
  );
}
