import { hasAssumedPolicy, policyNotes } from "./policy-note";
import { inAccount, principalName } from "./principal-name";
import { accessRow, directAccess, type AccessRow } from "./access-row";
import { cutDocument, type Section } from "./cut";
import {
  findingRows,
  findingsInWords,
  holdersInWords,
  type FindingRow,
  type FindingRows,
  type IsIgnored,
} from "./finding-row";
import {
  folded,
  markdownCode,
  markdownName,
  markdownNames,
  markdownSentence,
  tableRow,
} from "./markdown-text";
import { globalRoutingInWords } from "./global-routing";
import { otherWayRow } from "./other-way";
import { markdownMatrix } from "./markdown-matrix";
import { place } from "./place";
import type { Finding, PrincipalAccess, Report } from "../report/report";
import { counted, summary } from "./summary";
import { unjudgedGroups } from "./unjudged-group";

/** A comment on GitHub holds 65,536 characters: this leaves room for a heading above the report. */
export const markdownLimit = 65_000;

/** The report for a comment on a pull request: what changes and what is wrong first, the rest folded. */
export function markdownReport(report: Report, isIgnored?: IsIgnored): string {
  const found = findingRows(report.findings, isIgnored);
  const sections = [
    { head: `## Access to Amazon Bedrock\n\n${summaryLine(report, found)}\n`, rows: [], tail: "" },
    changes(report),
    findings(found),
    unjudged(report),
    markdownMatrix(report) ?? nothing,
    ...report.principals.map((principal) => details(principal, report.source)),
    ...(found.counting.length === 0 ? [] : [remedies(found.counting)]),
    ...(found.ignored.length === 0 ? [] : [ignoredFindings(found.ignored)]),
  ];
  return cutDocument(
    sections.filter(({ head }) => head !== ""),
    markdownLimit,
    (leftOut) =>
      `\n> ${counted(leftOut, "row")} left out: a comment holds 65,000 characters of it. The formats text and html show all.\n`,
  ).text;
}

const nothing: Section = { head: "", rows: [], tail: "" };

function summaryLine(report: Report, found: FindingRows): string {
  const { added, removed, widened, narrowed, unchanged, unknown, unjudged, principals, profiles } =
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
  const left = unjudged > 0 ? [`**${unjudged} not judged**`] : [];
  return [...access, bold(found.counting.length, findingsInWords(found)), ...left].join(" · ");
}

function changes({ principals, source, unjudged: unjudgedItems }: Report): Section {
  const rows = principals.flatMap((principal) => [
    ...principal.profiles
      .filter(({ change }) => change !== "unchanged")
      .map((entry) => changeRow(principal, accessRow(entry))),
    ...otherChanges(principal).map(([change, what]) =>
      tableRow(`**${change}**`, who(principal), what, "", "", ""),
    ),
  ]);
  if (source === "state") return nothing;
  if (rows.length === 0) {
    const none =
      unjudgedItems.length === 0
        ? "This plan changes nobody's access."
        : "No change can be told from this plan: what is not judged may be one.";
    return { head: `\n${none}\n`, rows: [], tail: "" };
  }
  return {
    head: "\n### Changes\n\n| Change | Who | Inference profile | Source Region | Destination Regions | Calls |\n| --- | --- | --- | --- | --- | --- |\n",
    rows,
    tail: "",
  };
}

const denialChanges = { "+": "added", "-": "removed", "?": "unknown" };

/** What changes for a principal that is no access with one profile. */
function otherChanges(principal: PrincipalAccess): [change: string, what: string][] {
  const denial = globalRoutingInWords(principal);
  return [
    ...policyNotes(principal)
      .filter(({ unknown }) => unknown)
      .map(({ address, words }): [string, string] => ["unknown", `${markdownName(address)} ${words}`]),
    ...principal.other
      .filter(({ change }) => change !== "unchanged")
      .map(({ change, action, resources }): [string, string] => [
        change,
        `${markdownName(action)} on ${markdownNames(resources)}, without a profile`,
      ]),
    ...(denial?.sign ? [[denialChanges[denial.sign], denial.words] as [string, string]] : []),
  ];
}

function who(principal: PrincipalAccess): string {
  const assumed = hasAssumedPolicy(principal) ? " (assumed)" : "";
  return `${principal.type} ${markdownName(principalName(principal))}${inAccount(principal, markdownName)}${assumed}`;
}

function changeRow(principal: PrincipalAccess, row: AccessRow): string {
  const { profile, change } = row.entry;
  return tableRow(
    `**${change}**${difference(row)}`,
    who(principal),
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

function regions({ reached, missing, uncertain, notCompared }: AccessRow): string {
  return [
    ...(reached.length > 0 ? [markdownNames(reached)] : []),
    ...(missing.length > 0 ? [`**missing** ${markdownNames(missing)}`] : []),
    ...(uncertain.length > 0 ? [`not known: ${markdownNames(uncertain)}`] : []),
    ...(notCompared === undefined ? [] : ["not compared with AWS"]),
  ].join("<br>");
}

function findings({ counting }: FindingRows): Section {
  if (counting.length === 0) return { head: "\nNo findings.\n", rows: [], tail: "" };
  return {
    head: "\n### Findings\n\n| Severity | Finding | Who | Where | What |\n| --- | --- | --- | --- | --- |\n",
    rows: counting.map(({ finding, title, isNew }) =>
      tableRow(
        `${finding.severity}${isNew ? ", **new**" : ""}`,
        `**${title}**`,
        holdersInWords(finding, markdownName),
        where(finding),
        markdownSentence(finding.message),
      ),
    ),
    tail: "",
  };
}

function where({ address, statement, sid }: Pick<Finding, "address" | "statement" | "sid">): string {
  const rest = place({ address: "", statement, sid: null });
  return markdownName(address) + rest + (sid === null ? "" : ` (${markdownName(sid)})`);
}

function remedies(rows: readonly FindingRow[]): Section {
  return folded(
    "Why the findings matter, and what to do",
    rows.map(
      ({ finding, title }) =>
        `\n**${title}** (\`${finding.type}\`), ${where(finding)}\n\n` +
        `- Why: ${markdownSentence(finding.reason)}\n- Do: ${markdownSentence(finding.remedy)}\n`,
    ),
  );
}

function ignoredFindings(rows: readonly FindingRow[]): Section {
  return folded(
    `${counted(rows.length, "finding")} ignored`,
    rows.map(
      ({ finding, title }) => `- ${finding.severity}: ${title} (\`${finding.type}\`), ${where(finding)}\n`,
    ),
    "\n",
  );
}

function details(principal: PrincipalAccess, source: Report["source"]): Section {
  const { type, profiles } = principal;
  const change = source === "plan" ? ["Change"] : [];
  const head = [
    ...change,
    "Inference profile",
    "Type",
    "Source Region",
    "Destination Regions",
    "Calls",
    "Looks and manages",
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
      [
        row.route,
        ...row.access.conditions.map((condition) => `provided that ${markdownName(condition)}`),
      ].join("<br>"),
      markdownNames(row.access.manages),
    );
  });
  const denial = globalRoutingInWords(principal);
  const notes = [
    ...(denial ? [`\n${denial.words}\n`] : []),
    ...principal.other
      .map((way) => otherWayRow(way, source))
      .map(
        ({ sign, action, resources, words }) =>
          `\n${sign === "" ? "" : `\`${sign}\` `}${markdownName(action)} on ${markdownNames(resources)}: ${words}\n`,
      ),
    ...policyNotes(principal).map(({ address, words }) => `\n${markdownName(address)} ${words}.\n`),
  ];
  const table = profiles.length === 0 ? "" : `\n${tableRow(...head)}${tableRow(...head.map(() => "---"))}`;
  return folded(
    `${type} ${markdownCode(principalName(principal))}${inAccount(principal, markdownCode)}`,
    [...rows, ...notes],
    table,
  );
}

function unjudged({ unjudged: all }: Report): Section {
  if (all.length === 0) return nothing;
  const rows = unjudgedGroups(all).map(({ what, places }) => {
    const at = places.map((item) => where({ ...item, sid: null })).join("; ");
    return `- ${markdownSentence(what)}: ${at}\n`;
  });
  return { head: "\n### Not judged\n\n", rows, tail: "" };
}
