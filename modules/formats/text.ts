import { oncePer } from "../report/once";
import type { Report } from "../report/report";
import type { Badge, Fact, Line } from "./line";
import type { Cell, Matrix, MatrixRow } from "./matrix";
import type { Entry, PlacedSection, Section } from "./page";
import { printable } from "./printable";
import { reportPage, type Reading } from "./report-page";
import { hanging, wrapped } from "./wrapped";

const width = 100;
const nameWidth = 44;
const gap = "  ";

/** The report for a terminal of 100 columns. Names are broken over lines, never cut. */
export function textReport(report: Report, reading?: Reading): string {
  const { title, origin, omitted, counts, sections } = reportPage(report, reading);
  const counted = counts.map(({ number, term }) => `${number} ${term}`).join(", ");
  const head = [
    title,
    ...[origin, ...omitted].map((line) => hanging("", textLine(line), width)),
    ...(counted === "" ? [] : [hanging("", counted, width)]),
  ];
  return `${[head.join("\n"), ...sections.flatMap(sectionBlocks)].join("\n\n")}\n`;
}

/** A line as a terminal shows it. */
function textLine(line: Line): string {
  let text = "";
  for (const part of line) {
    if (typeof part === "string") text += part;
    else text += part.quoted ? `'${printable(part.name)}'` : printable(part.name);
  }
  return text;
}

/** What stands apart from what is before and behind it. */
function sectionBlocks(section: PlacedSection): string[] {
  const title = textLine(section.title);
  return [`${title}\n${"=".repeat(title.length)}`, ...content(section, section.place === "folded")];
}

function content(
  { notes = [], matrix, facts = [], entries = [], parts = [] }: Section,
  short: boolean,
): string[] {
  const shown = entries.map((entry) => (short ? shortEntry(entry) : wholeEntry(entry)));
  return [
    ...block(notes.map((note) => hanging("  ", textLine(note), width))),
    ...block(matrix ? matrixLines(matrix) : []),
    ...block(factLines("  ", facts)),
    ...(short ? block(shown) : shown),
    ...parts.flatMap((part) => [
      hanging("", textLine(part.title) + inBrackets(part.badges), width),
      ...content(part, short),
    ]),
  ];
}

function block(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.join("\n")];
}

function inBrackets(badges: readonly Badge[] = []): string {
  return badges.length === 0 ? "" : ` (${badges.map(({ word }) => word).join(", ")})`;
}

function entryTitle({ badges, title }: Entry): string {
  const words = badges.map(({ word }) => word).join(", ");
  return (words === "" ? "" : `${words}: `) + textLine(title);
}

// who has the same policies has the same entries
const wholeEntry = oncePer((entry: Entry): string => {
  return [hanging("  ", entryTitle(entry), width), ...factLines("    ", entry.facts)].join("\n");
});

/** An entry of which the first things are enough. */
function shortEntry(entry: Entry): string {
  const [first, second] = entry.facts;
  const more = second ? `; ${second.term} ${values(second)}` : "";
  return hanging("  ", entryTitle(entry) + (first ? `: ${values(first)}${more}` : ""), width);
}

function factLines(indent: string, facts: readonly Fact[]): string[] {
  const longest = facts.reduce((most, { term }) => Math.max(most, term.length), 13);
  return facts.map((fact) => hanging(`${indent}${fact.term.padEnd(longest)} `, values(fact), width));
}

function values({ values: all }: Fact): string {
  return all.map(textLine).join(", ");
}

/** The lines of a matrix. Columns that don't fit beside each other are numbered, and stand below each other. */
function matrixLines({ columns, rows }: Matrix): string[] {
  const names = columns.map(textLine);
  const rowNames = rows.map(rowName);
  const first = Math.min(nameWidth, Math.max(...rowNames.map((name) => name.length)));
  const room = width - first;
  const cells = rows.map((row) => row.cells.map(cellText));
  const least = Math.max(3, ...cells.flat().map((cell) => cell.length));
  const fits = names.reduce((sum, name) => sum + gap.length + Math.max(name.length, least), 0) <= room;
  const heads = fits ? names : names.map((_, index) => String(index + 1));
  const widths = heads.map((head) => Math.max(head.length, least));
  const perBlock = fits ? heads.length : Math.floor(room / (gap.length + Math.max(...widths)));

  const lines: string[] = [];
  for (let start = 0; start < heads.length; start += perBlock) {
    const line = (name: string, values: readonly string[]) => {
      const shown = values.slice(start, start + perBlock);
      const padded = shown.map((value, index) => gap + value.padEnd(widths[start + index] ?? 0));
      return (name.padEnd(first) + padded.join("")).trimEnd();
    };
    lines.push(line("", heads));
    rowNames.forEach((rowText, index) => {
      const [name = "", ...more] = wrapped(rowText, first);
      lines.push(line(name, cells[index] ?? []), ...more);
    });
    lines.push("");
  }
  const key = names.map((name, index) => hanging(`${String(index + 1).padStart(3)}  `, name, width));
  return [...lines, ...(fits ? [] : [...key, ""]), ...letters(rows)];
}

function rowName({ name, badges }: MatrixRow): string {
  return textLine(name) + inBrackets(badges);
}

function cellText(cell: Cell | undefined): string {
  return cell === undefined ? "." : cell.sign + cell.marks.map(({ letter }) => letter).join("");
}

/** What the letters and signs in some rows stand for. */
function letters(rows: readonly MatrixRow[]): string[] {
  const cells = rows.flatMap((row) => row.cells);
  const found = cells.filter((cell) => cell !== undefined);
  const keys = new Map([
    ...found.flatMap(({ marks }) => marks.map(({ letter, word }) => [letter, word] as const)),
    ...found.map(({ sign, change }) => [sign, change === "unknown" ? "change not known" : change] as const),
    ...(cells.length > found.length ? [[".", "no access"] as const] : []),
  ]);
  keys.delete("");
  // a letter stays beside its word
  const key = [...keys].map(([letter, word]) => `${letter} ${word}`.replaceAll(" ", "\u00a0")).join(", ");
  return wrapped(key, width).map((line) => line.replaceAll("\u00a0", " "));
}
