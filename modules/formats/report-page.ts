import type { Change } from "../report/access";
import type { Finding } from "../report/finding";
import { isUnknownPolicy } from "../report/principal";
import type { Report } from "../report/report";
import { accessParts, type AccessPart } from "./access-part";
import { findingEntries, severityCounts, unjudgedEntries } from "./finding-entry";
import { legend } from "./legend";
import { counted, worst, type Line } from "./line";
import { matrix } from "./matrix";
import { count, type Count, type Page, type PlacedSection } from "./page";

/** Which findings do not count. */
export type IsIgnored = (finding: Finding) => boolean;

/** Which part of a report is shown, and how. */
export interface Reading {
  readonly isIgnored?: IsIgnored;

  /** Whether the report is without findings that were there before. */
  readonly onlyNew?: boolean;

  /** Whether the report is without what the plan leaves as it is. */
  readonly changesOnly?: boolean;
}

/** What a reader gets of a report, whatever the format. */
export function reportPage(report: Report, reading: Reading = {}): Page {
  const { isIgnored = () => false, onlyNew = false } = reading;
  const counting = report.findings.filter((finding) => !isIgnored(finding));
  const ignored = report.findings.filter(isIgnored);
  const unjudged = unjudgedEntries(report.unjudged);
  const parts = accessParts(report);
  const sections: readonly PlacedSection[] = [
    ...(report.source === "plan" ? [changes(report, parts)] : []),
    {
      place: "first",
      id: "findings",
      title: ["Findings"],
      ...(counting.length === 0
        ? { notes: [[onlyNew ? "None that this plan brings." : "None."]] }
        : { entries: findingEntries(counting) }),
    },
    ...whereAny(unjudged, {
      place: "first",
      id: "not-judged",
      title: ["Not judged"],
      notes: [["The report names these instead of guessing."]],
      entries: unjudged,
    }),
    ...glance(report),
    ...rest(report, parts),
    ...whereAny(ignored, {
      place: "folded",
      id: "ignored",
      title: [`${counted(ignored.length, "finding")} ignored`],
      entries: findingEntries(ignored),
    }),
  ];
  const words = legend(sections);
  return {
    title: "Access to Amazon Bedrock",
    name: report.name,
    origin: origin(report),
    omitted: omitted(reading),
    counts: [
      ...accessCounts(report, parts),
      ...severityCounts(counting),
      { number: ignored.length, term: "ignored", risk: "none" },
      { number: unjudged.length, term: "not judged", risk: "unknown" },
    ].filter(({ number }) => number > 0) as Count[],
    sections: [
      ...sections,
      ...whereAny(words, { place: "detail", id: "words", title: ["What the words mean"], facts: words }),
    ],
  };
}

function whereAny(all: readonly unknown[], section: PlacedSection): PlacedSection[] {
  return all.length === 0 ? [] : [section];
}

function origin({ source, name, date, toolVersion }: Report): Line {
  return [
    `Terraform ${source} `,
    ...(name === null ? ["of standard input"] : [{ name }]),
    ...(date === null ? [] : [", made at ", { name: date }]),
    `, reported by bedrock-access ${toolVersion}`,
  ];
}

function omitted({ onlyNew = false, changesOnly = false }: Reading): Line[] {
  return [
    ...(onlyNew ? [["Without findings that were there before this plan."]] : []),
    ...(changesOnly ? [["Without what this plan leaves as it is."]] : []),
  ];
}

function accessCounts({ source, principals }: Report, parts: readonly AccessPart[]): Count[] {
  const entries = parts.flatMap(({ changed, kept }) => [...changed, ...kept]);
  const policies = principals.flatMap((principal) => principal.policies.filter(isUnknownPolicy));
  const unknown = count(new Set(policies.map(({ address }) => address)).size, "unknown policy", "unknown");
  if (source === "state") {
    const profiles = principals.flatMap((principal) => principal.profiles.map(({ profile }) => profile));
    const named = profiles.filter(({ type }) => type === "system-defined" || type === "application");
    return [
      count(principals.length, "principal"),
      count(new Set(named.map(({ arn, address }) => arn ?? address)).size, "inference profile"),
      unknown,
    ];
  }
  const all: readonly Change[] = ["added", "widened", "unknown", "narrowed", "removed", "unchanged"];
  const counts = all.map((change): Count => {
    const found = entries.filter((each) => each.change === change);
    const risks = found.flatMap(({ entry }) => entry.badges.map(({ risk }) => risk));
    return {
      number: found.length,
      term: change === "unknown" ? "change not known" : change,
      risk: worst(risks),
    };
  });
  return [...counts, unknown];
}

function changes(report: Report, parts: readonly AccessPart[]): PlacedSection {
  const changed = parts.filter(({ changesAnything }) => changesAnything);
  const none =
    report.unjudged.length === 0
      ? "This plan changes nobody's access."
      : "No change can be told from this plan: what is not judged may be one.";
  return {
    place: "first",
    id: "changes",
    title: ["Changes"],
    ...(changed.length === 0
      ? { notes: [[none]] }
      : {
          parts: changed.map(({ section, id, changed: entries }) => ({
            ...section,
            id,
            entries: entries.map(({ entry }) => entry),
          })),
        }),
  };
}

/** What a plan leaves as it is, or all there is in a state. */
function rest({ source, unjudged }: Report, parts: readonly AccessPart[]): PlacedSection[] {
  const told = parts
    .filter(({ kept, changesAnything }) => kept.length > 0 || !changesAnything)
    .map(({ section, id, kept, changesAnything }) => ({
      ...section,
      ...(changesAnything ? { notes: [], id: `unchanged-${id}` } : { id }),
      entries: kept.map(({ entry }) => entry),
    }));
  if (source === "plan") {
    return whereAny(told, { place: "folded", id: "unchanged", title: ["Unchanged access"], parts: told });
  }
  const none =
    unjudged.length === 0
      ? "No principal has access."
      : "No access can be told from this state: what is not judged may give some.";
  return [
    {
      place: "detail",
      id: "access",
      title: ["Access"],
      ...(told.length === 0 ? { notes: [[none]] } : { parts: told }),
    },
  ];
}

function glance({ principals }: Report): PlacedSection[] {
  const table = matrix(principals);
  if (table === undefined) return [];
  const content = "rows" in table ? { matrix: table } : { notes: [table] };
  return [{ place: "detail", id: "glance", title: ["Who may call what"], ...content }];
}
