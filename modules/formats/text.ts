import type { Report } from "../report/report";
import type { Badge, Entry, Fact, Line, PlacedSection, Section } from "./page";
import { printable } from "./printable";
import { reportPage, type IsIgnored } from "./report-page";
import { textMatrix } from "./text-matrix";
import { hanging } from "./wrapped";

const width = 100;

/** The report for a terminal of 100 columns. Names are broken over lines, never cut. */
export function textReport(report: Report, isIgnored?: IsIgnored): string {
  const { title, origin, counts, sections } = reportPage(report, isIgnored);
  const counted = counts.map(({ number, term }) => `${number} ${term}`).join(", ");
  const lines = [
    title,
    ...hanging("", textLine(origin), width),
    ...(counted === "" ? [] : hanging("", counted, width)),
    ...sections.flatMap(sectionLines),
  ];
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

/** A line as a terminal shows it. */
export function textLine(line: Line): string {
  const words = line.map((part) => {
    if (typeof part === "string") return part;
    const name = printable(part.name);
    return part.quoted ? `'${name}'` : name;
  });
  return words.join("");
}

function sectionLines(section: PlacedSection): string[] {
  const title = textLine(section.title);
  return ["", title, "=".repeat(title.length), ...content(section, section.place === "folded")];
}

function content(
  { notes = [], matrix, facts = [], entries = [], parts = [] }: Section,
  short: boolean,
): string[] {
  const shown = entries.flatMap((entry) => (short ? shortLines(entry) : ["", ...entryLines(entry)]));
  return [
    ...(notes.length > 0 ? ["", ...notes.flatMap((note) => hanging("  ", textLine(note), width))] : []),
    ...(matrix ? ["", ...textMatrix(matrix, width)] : []),
    ...(facts.length > 0 ? ["", ...factLines("  ", facts)] : []),
    ...(short && shown.length > 0 ? ["", ...shown] : shown),
    ...parts.flatMap((part) => [
      "",
      ...hanging("", textLine(part.title) + inBrackets(part.badges), width),
      ...content(part, short),
    ]),
  ];
}

function inBrackets(badges: readonly Badge[] = []): string {
  return badges.length === 0 ? "" : ` (${badges.map(({ word }) => word).join(", ")})`;
}

function entryTitle({ badges, title }: Entry): string {
  const words = badges.map(({ word }) => word).join(", ");
  return (words === "" ? "" : `${words}: `) + textLine(title);
}

function entryLines(entry: Entry): string[] {
  return [...hanging("  ", entryTitle(entry), width), ...factLines("    ", entry.facts)];
}

/** An entry of which the first thing is enough. */
function shortLines(entry: Entry): string[] {
  const [first] = entry.facts;
  return hanging("  ", entryTitle(entry) + (first ? `: ${values(first)}` : ""), width);
}

function factLines(indent: string, facts: readonly Fact[]): string[] {
  const longest = Math.max(13, ...facts.map(({ term }) => term.length));
  return facts.flatMap((fact) => hanging(`${indent}${fact.term.padEnd(longest)} `, values(fact), width));
}

function values({ values: all }: Fact): string {
  return all.map(textLine).join(", ");
}
