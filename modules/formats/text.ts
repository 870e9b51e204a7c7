import { policyNotes } from "./policy-note";
import { inAccount, principalName } from "./principal-name";
import { accessRow, changeInWords, changeSigns, type AccessRow } from "./access-row";
import {
  findingRows,
  findingsInWords,
  holdersInWords,
  type FindingRow,
  type FindingRows,
  type IsIgnored,
} from "./finding-row";
import { place } from "./place";
import { printable } from "./printable";
import type { OtherWay, PrincipalAccess, Report } from "../report/report";
import { globalRoutingInWords } from "./global-routing";
import { otherWayRow } from "./other-way";
import { nobody } from "./nobody";
import { counted, summary } from "./summary";
import { textMatrix } from "./text-matrix";
import { unjudgedGroups, type UnjudgedGroup } from "./unjudged-group";
import { hanging } from "./wrapped";

const width = 100;

/** The report for a terminal of 100 columns. Names are broken over lines, never cut. */
export function textReport(report: Report, isIgnored?: IsIgnored): string {
  const rows = findingRows(report.findings, isIgnored);
  const sections = [
    hanging("", summaryLine(report, rows), width),
    report.principals.length === 0 ? [nobody(report)] : [],
    headed("Who may call what", textMatrix(report, width)),
    headed(counted(rows.counting.length, "finding"), rows.counting.flatMap(findingLines)),
    headed(`${counted(rows.ignored.length, "finding")} ignored`, rows.ignored.flatMap(ignoredLines)),
    headed("Not judged", unjudgedGroups(report.unjudged).flatMap(unjudgedLines)),
    ...report.principals.map((principal) => principalLines(principal, report.source)),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map(
      (lines) =>
        lines
          .map((line) => line.trimEnd())
          .join("\n")
          .trimEnd() + "\n",
    )
    .join("\n");
}

function summaryLine(report: Report, rows: FindingRows): string {
  const { added, removed, widened, narrowed, unchanged, unknown, unjudged, principals, profiles } =
    summary(report);
  const who = report.principals.every(({ type }) => type === "role") ? "role" : "principal";
  const access =
    report.source === "plan"
      ? `${added} added, ${removed} removed, ${widened} widened, ${narrowed} narrowed, ${unchanged} unchanged${unknown > 0 ? `, ${unknown} unknown` : ""}`
      : `${counted(principals, who)}, ${counted(profiles, "inference profile")}`;
  const left = unjudged > 0 ? `; ${unjudged} not judged` : "";
  return `Access to Amazon Bedrock: ${access}; ${findingsInWords(rows)}${left}.`;
}

function headed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, "", ...lines];
}

function principalLines(principal: PrincipalAccess, source: Report["source"]): string[] {
  return [
    ...hanging(
      `${principal.type} `,
      printable(principalName(principal)) + inAccount(principal, printable),
      width,
    ),
    ...denialLines(principal, source),
    ...principal.profiles.flatMap((entry) => ["", ...rowLines(accessRow(entry), source)]),
    ...principal.other.flatMap((way) => ["", ...otherWayLines(way, source)]),
    ...policyLines(principal),
  ];
}

function policyLines(principal: PrincipalAccess): string[] {
  const lines = policyNotes(principal).flatMap(({ address, words, unknown }) =>
    hanging(unknown ? "  ? " : "    ", `${printable(address)} ${words}`, width),
  );
  return lines.length === 0 ? [] : ["", ...lines];
}

function otherWayLines(way: OtherWay, source: Report["source"]): string[] {
  const { sign, action, resources, words } = otherWayRow(way, source);
  const line = (name: string, value: string) => hanging(`    ${name.padEnd(14)}`, printable(value), width);
  return [
    ...hanging(`  ${sign.padEnd(1)} `, printable(action), width),
    ...line("on", resources.join(", ")),
    ...line("calls", words),
  ];
}

function denialLines(principal: PrincipalAccess, source: Report["source"]): string[] {
  const denial = globalRoutingInWords(principal);
  if (denial === undefined) return [];
  return ["", `  ${(source === "plan" ? denial.sign : "").padEnd(1)} ${denial.words}`];
}

function rowLines(row: AccessRow, source: Report["source"]): string[] {
  const { profile, change } = row.entry;
  const line = (name: string, value: string) => hanging(`    ${name.padEnd(14)}`, printable(value), width);
  const optional = (name: string, values: readonly string[]) =>
    values.length === 0 ? [] : line(name, values.join(", "));
  const from = profile.sourceRegion === null ? "" : ` in ${profile.sourceRegion}`;
  const sign = source === "plan" ? changeSigns[change] : "";
  return [
    ...hanging(`  ${sign.padEnd(1)} `, printable(profile.label), width),
    ...(source === "plan" ? line("change", changeInWords(row)) : []),
    ...(profile.type === "none" ? [] : line("type", profile.type + from)),
    ...(profile.type === "application" ? line("ARN", profile.arn ?? "known after apply") : []),
    ...optional("destinations", row.reached),
    ...optional("missing", row.missing),
    ...optional("not known", row.uncertain),
    ...(row.notCompared === undefined ? [] : line("not compared", row.notCompared)),
    ...line("calls", row.route),
    ...optional("provided that", row.access.conditions),
    ...optional("manages", row.access.manages),
  ];
}

function findingLines({ finding, title, isNew }: FindingRow, index: number): string[] {
  const line = (name: string, value: string) => hanging(`    ${name.padEnd(5)}`, value, width);
  const holders = holdersInWords(finding, printable);
  return [
    ...(index === 0 ? [] : [""]),
    ...hanging("  ", `${finding.severity}: ${title} (${finding.type})${isNew ? ", new" : ""}`, width),
    ...line("at", printable(place(finding))),
    ...(holders === "" ? [] : line("who", holders)),
    ...line("", printable(finding.message)),
    ...line("why", printable(finding.reason)),
    ...line("do", printable(finding.remedy)),
  ];
}

function ignoredLines({ finding }: FindingRow): string[] {
  return hanging("  ", `${finding.severity}: ${finding.type} at ${printable(place(finding))}`, width);
}

function unjudgedLines({ what, places }: UnjudgedGroup): string[] {
  return [
    ...hanging("  ", printable(what), width),
    ...places.flatMap((at) => hanging("    at   ", printable(place({ ...at, sid: null })), width)),
  ];
}
