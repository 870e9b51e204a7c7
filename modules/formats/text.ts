import { policyNotes } from "./policy-note";
import { inAccount, principalName } from "./principal-name";
import { accessRow, changeInWords, changeSigns, type AccessRow } from "./access-row";
import { findingKinds } from "../report/finding-kind";
import { place } from "./place";
import { printable } from "./printable";
import type { Finding, OtherWay, PrincipalAccess, Report } from "../report/report";
import { globalRoutingInWords } from "./global-routing";
import { otherWayRow } from "./other-way";
import { nobody } from "./nobody";
import { counted, summary } from "./summary";
import { textMatrix } from "./text-matrix";
import { unjudgedGroups, type UnjudgedGroup } from "./unjudged-group";
import { hanging } from "./wrapped";

const width = 100;

/** The report for a terminal of 100 columns. Names are broken over lines, never cut. */
export function textReport(report: Report): string {
  const sections = [
    hanging("", summaryLine(report), width),
    report.principals.length === 0 ? [nobody(report)] : [],
    headed("Who may call what", textMatrix(report, width)),
    headed(counted(report.findings.length, "finding"), report.findings.flatMap(findingLines)),
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

function summaryLine(report: Report): string {
  const { added, removed, widened, narrowed, unchanged, unknown, unjudged, principals, profiles, findings } =
    summary(report);
  const who = report.principals.every(({ type }) => type === "role") ? "role" : "principal";
  const access =
    report.source === "plan"
      ? `${added} added, ${removed} removed, ${widened} widened, ${narrowed} narrowed, ${unchanged} unchanged${unknown > 0 ? `, ${unknown} unknown` : ""}`
      : `${counted(principals, who)}, ${counted(profiles, "inference profile")}`;
  const left = unjudged > 0 ? `; ${unjudged} not judged` : "";
  return `Access to Amazon Bedrock: ${access}; ${counted(findings, "finding")}${left}.`;
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

function findingLines(finding: Finding, index: number): string[] {
  const line = (name: string, value: string) => hanging(`    ${name.padEnd(5)}`, printable(value), width);
  return [
    ...(index === 0 ? [] : [""]),
    ...hanging("  ", `${findingKinds[finding.type].title} (${finding.type})`, width),
    ...line("at", place(finding)),
    ...line("", finding.message),
    ...line("why", finding.reason),
    ...line("do", finding.remedy),
  ];
}

function unjudgedLines({ what, places }: UnjudgedGroup): string[] {
  return [
    ...hanging("  ", printable(what), width),
    ...places.flatMap((at) => hanging("    at   ", printable(place({ ...at, sid: null })), width)),
  ];
}
