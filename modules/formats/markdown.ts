import { accessRow, directAccess, type AccessRow } from "./access-row";
import { cutDocument, type Section } from "./cut";
import { findingTitles } from "../report/finding-type";
import {
  folded,
  markdownCode,
  markdownName,
  markdownNames,
  markdownSentence,
  tableRow,
} from "./markdown-text";
import { place } from "./place";
import type { Finding, PrincipalAccess, Report } from "../report/report";
import { counted, summary } from "./summary";

/** What a comment on GitHub holds. */
export const markdownLimit = 65_536;

/** The report for a comment on a pull request: what changes and what is wrong first, the rest folded. */
export function markdownReport(report: Report): string {
  const sections = [
    { head: `## Access to Amazon Bedrock\n\n${summaryLine(report)}\n`, rows: [], tail: "" },
    changes(report),
    findings(report),
    ...report.principals.map((principal) => details(principal, report.source)),
    ...(report.findings.length === 0 ? [] : [remedies(report)]),
    unjudged(report),
  ];
  return cutDocument(
    sections.filter(({ head }) => head !== ""),
    markdownLimit,
    (leftOut) =>
      `\n> ${counted(leftOut, "row")} left out: a comment holds 65,536 characters. The formats text and html show all.\n`,
  ).text;
}

const nothing: Section = { head: "", rows: [], tail: "" };

function summaryLine(report: Report): string {
  const { added, removed, widened, narrowed, unchanged, unknown, principals, profiles, findings } =
    summary(report);
  const bold = (number: number, text: string) => (number > 0 ? `**${text}**` : text);
  const access =
    report.source === "plan"
      ? [
          bold(added, `${added} added`),
          bold(removed, `${removed} removed`),
          bold(widened, `${widened} widened`),
          bold(narrowed, `${narrowed} narrowed`),
          `${unchanged} unchanged`,
          ...(unknown > 0 ? [`**${unknown} unknown**`] : []),
        ]
      : [counted(principals, "principal"), counted(profiles, "inference profile")];
  return [...access, bold(findings, counted(findings, "finding"))].join(" · ");
}

function changes({ principals, source }: Report): Section {
  const rows = principals.flatMap((principal) =>
    principal.profiles
      .filter(({ change }) => change !== "unchanged")
      .map((entry) => changeRow(principal, accessRow(entry))),
  );
  if (source === "state") return nothing;
  if (rows.length === 0) return { head: "\nThis plan changes nobody's access.\n", rows: [], tail: "" };
  return {
    head: "\n### Changes\n\n| Change | Who | Inference profile | Source Region | Destination Regions | Calls |\n| --- | --- | --- | --- | --- | --- |\n",
    rows,
    tail: "",
  };
}

function changeRow(principal: PrincipalAccess, row: AccessRow): string {
  const { profile, change } = row.entry;
  return tableRow(
    `**${change}**${difference(row)}`,
    `${principal.type} ${markdownName(principal.name)}`,
    profile.type === "none" ? profile.label : markdownName(profile.label),
    profile.sourceRegion === null ? "" : markdownName(profile.sourceRegion),
    regions(row),
    row.route,
  );
}

function difference({ gained, lost }: AccessRow): string {
  const names = (values: readonly string[]) =>
    values.map((value) => (value === directAccess ? value : markdownName(value))).join(", ");
  return [
    ...(gained.length > 0 ? [`<br>gains ${names(gained)}`] : []),
    ...(lost.length > 0 ? [`<br>loses ${names(lost)}`] : []),
  ].join("");
}

function regions({ access, notCompared }: AccessRow): string {
  return [
    markdownNames(access.destinationRegions),
    ...(access.missingRegions.length > 0 ? [`**missing** ${markdownNames(access.missingRegions)}`] : []),
    ...(notCompared === undefined ? [] : ["not compared with AWS"]),
  ].join("<br>");
}

function findings({ findings: all }: Report): Section {
  if (all.length === 0) return { head: "\nNo findings.\n", rows: [], tail: "" };
  return {
    head: "\n### Findings\n\n| Finding | Where | What |\n| --- | --- | --- |\n",
    rows: all.map((finding) =>
      tableRow(`**${findingTitles[finding.type]}**`, where(finding), markdownSentence(finding.message)),
    ),
    tail: "",
  };
}

function where({ address, statement, sid }: Pick<Finding, "address" | "statement" | "sid">): string {
  const rest = place({ address: "", statement, sid: null });
  return markdownName(address) + rest + (sid === null ? "" : ` (${markdownName(sid)})`);
}

function remedies({ findings: all }: Report): Section {
  return folded(
    "Why the findings matter, and what to do",
    all.map(
      (finding) =>
        `\n**${findingTitles[finding.type]}** (\`${finding.type}\`), ${where(finding)}\n\n` +
        `- Why: ${markdownSentence(finding.reason)}\n- Do: ${markdownSentence(finding.remedy)}\n`,
    ),
  );
}

function details(
  { type, name, profiles, unknownPolicies }: PrincipalAccess,
  source: Report["source"],
): Section {
  const change = source === "plan" ? ["Change"] : [];
  const head = [
    ...change,
    "Inference profile",
    "Type",
    "Source Region",
    "Destination Regions",
    "Calls",
    "Actions",
  ];
  const rows = profiles.map((entry) => {
    const row = accessRow(entry);
    const { profile } = entry;
    return tableRow(
      ...(source === "plan" ? [entry.change] : []),
      profile.type === "none" ? profile.label : markdownName(profile.label),
      profile.type === "none" ? "" : profile.type,
      profile.sourceRegion === null ? "" : markdownName(profile.sourceRegion),
      regions(row),
      row.route,
      markdownNames(row.access.actions),
    );
  });
  const unknown = unknownPolicies.map(
    (address) => `\n${markdownName(address)} is attached, and known after apply only.\n`,
  );
  const table = profiles.length === 0 ? "" : `\n${tableRow(...head)}${tableRow(...head.map(() => "---"))}`;
  return folded(`${type} ${markdownCode(name)}`, [...rows, ...unknown], table);
}

function unjudged({ unjudged: all }: Report): Section {
  if (all.length === 0) return nothing;
  return folded(
    `Not judged: ${counted(all.length, "item")}`,
    all.map(({ what, ...item }) => `- ${where({ ...item, sid: null })}: ${markdownSentence(what)}\n`),
    "\n",
  );
}
