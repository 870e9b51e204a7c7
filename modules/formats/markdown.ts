import type { Report } from "../report/report";
import { cutDocument, type Piece } from "./cut";
import { counted, type Badge, type Fact, type Line } from "./line";
import type { Matrix } from "./matrix";
import type { Count, Entry, PlacedSection, Section } from "./page";
import { printable } from "./printable";
import { reportPage, type Reading } from "./report-page";

/** A comment on GitHub holds 65,536 characters: this leaves room for a heading above the report. */
export const markdownLimit = 65_000;

/** More columns than these are no table in a comment. */
const mostColumns = 12;

const zeroWidthSpace = "\u200b";

/** The report for a comment on a pull request: what changes and what is wrong first, the rest folded. */
export function markdownReport(report: Report, reading?: Reading): string {
  const { title, origin, omitted, counts, sections } = reportPage(report, reading);
  const head = [
    `## ${title}`,
    ...[origin, ...omitted].map(markdownLine),
    ...(counts.length === 0 ? [] : [counts.map(count).join(" · ")]),
  ];
  return cutDocument(
    [{ head: `${head.join("\n\n")}\n`, rows: [], tail: "" }, ...sections.map(piece)],
    markdownLimit,
    (leftOut) =>
      `\n> ${counted(leftOut, "row")} left out: a comment holds 65,000 characters of it. The formats text and html show all.\n`,
  );
}

function count({ number, term, risk }: Count): string {
  return risk === "none" ? `${number} ${term}` : `**${number} ${term}**`;
}

function piece(section: PlacedSection): Piece {
  const { title, place } = section;
  const { head, rows } = content(section);
  if (place === "first") return { head: `\n### ${markdownLine(title)}\n${head}`, rows, tail: "" };
  return {
    head: `\n<details><summary>${summaryLine(title)}</summary>\n${head}`,
    rows,
    tail: "\n</details>\n",
  };
}

function content({
  notes = [],
  matrix,
  facts = [],
  entries = [],
  parts = [],
}: Section): Pick<Piece, "head" | "rows"> {
  const table = matrix ? matrixTable(matrix) : { head: "", rows: [] };
  return {
    head: notes.map((note) => `\n${markdownLine(note)}\n`).join("") + table.head,
    rows: [
      ...table.rows,
      ...apart(facts.map((fact) => factRow("", fact))),
      ...apart(entries.map(entryRows)),
      ...parts.flatMap(partRows),
    ],
  };
}

/** Rows with an empty line before the first. */
function apart(rows: readonly string[]): string[] {
  return rows.map((row, index) => (index === 0 ? `\n${row}` : row));
}

/** A part's rows, its heading on the first of them. */
function partRows(part: Section): string[] {
  const { head, rows } = content(part);
  const [first = "", ...others] = rows;
  const badges = (part.badges ?? []).map(({ word }) => ` (${word})`).join("");
  return [`\n#### ${markdownLine(part.title)}${badges}\n${head}${first}`, ...others];
}

function entryRows({ badges, title, facts }: Entry): string {
  const words = badges.length === 0 ? "" : `${badges.map(badge).join(", ")}: `;
  return `- ${words}${markdownLine(title)}\n${facts.map((fact) => factRow("  ", fact)).join("")}`;
}

function badge({ word, risk }: Badge): string {
  return risk === "none" ? word : `**${word}**`;
}

function factRow(indent: string, { term, values, risk }: Fact): string {
  return `${indent}- ${badge({ word: term, risk })}: ${values.map(markdownLine).join(", ")}\n`;
}

function matrixTable({ columns, rows }: Matrix): Pick<Piece, "head" | "rows"> {
  if (columns.length > mostColumns) {
    return {
      head: `\n${counted(columns.length, "column")} are too many for a table here.\n`,
      rows: [],
    };
  }
  const names = ["", ...columns.map(markdownLine)];
  return {
    head: `\n${tableRow(names)}${tableRow(names.map(() => "---"))}`,
    rows: rows.map(({ name, badges, cells }) =>
      tableRow([
        markdownLine(name) + badges.map(({ word }) => ` (${word})`).join(""),
        ...cells.map((cell) => {
          if (cell === undefined) return "no access";
          return [...cell.badges.map((each) => `${badge(each)}:`), cell.marks.map(badge).join(", ")].join(
            " ",
          );
        }),
      ]),
    ),
  };
}

/** A line in which nothing that comes from a plan is a link, a mention or an element. */
function markdownLine(line: Line): string {
  return line.map((part) => (typeof part === "string" ? words(part) : name(part.name))).join("");
}

/** A line inside of an HTML element, where Markdown is not read. */
function summaryLine(line: Line): string {
  return line.map((part) => (typeof part === "string" ? words(part) : element(part.name))).join("");
}

/** A row of a table. */
function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

/** A name from a plan, in which nothing is markup: as code between backticks, or as an element. */
function name(text: string): string {
  const shown = printable(text);
  // in a table a "|" ends the cell, and an escaped one means different things to different readers
  if (/^[^`|\\]+$/u.test(shown)) return `\`${shown}\``;
  return shown === "" ? "(empty)" : element(text);
}

/** A name as an element, every character of it that could be markup as a reference. */
function element(text: string): string {
  const entity = (character: string) => `&#${character.charCodeAt(0)};`;
  return `<code>${printable(text).replace(/[!-,/:-@[-^`{-~]/gu, entity)}</code>`;
}

/** Words about a plan, in which nothing is markup, a mention or a link. */
function words(text: string): string {
  return text
    .replace(/[&`*_{}[\]<>|~!$\\@#]|:(?=\/\/)/gu, (character) =>
      "@#".includes(character) ? character + zeroWidthSpace : `&#${character.charCodeAt(0)};`,
    )
    .replace(/\bwww\./giu, (match) => `${match.slice(0, -1)}&#46;`);
}
