import type { Report } from "../report/report";
import { htmlStyle } from "./html-style";
import type { Badge, Fact, Line } from "./line";
import { markup, trusted, type Markup } from "./markup";
import type { Cell, Matrix, MatrixRow } from "./matrix";
import type { Count, Entry, PlacedSection, Section } from "./page";
import { printable } from "./printable";
import { reportPage, type Reading } from "./report-page";
import { routeDrawing } from "./route-drawing";

/** The report as one HTML file, which loads nothing and runs nothing. */
export function htmlReport(report: Report, reading?: Reading): string {
  const { title, name, origin, omitted, counts, sections } = reportPage(report, reading);
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${title}${name === null ? "" : `: ${ending(printable(name))}`}</title>
<style>
${trusted(htmlStyle)}
</style>
</head>
<body>
<header>
<div class="page">
<h1>${title}</h1>
${[origin, ...omitted].map((line) => markup`<p>${htmlLine(line)}</p>\n`)}${counts.length === 0 ? "" : markup`<dl class="tiles">${counts.map(tile)}</dl>`}
</div>
</header>
<main class="page">
${sections.map(placedSection)}</main>
</body>
</html>
`.text;
}

/** The end of a file's name, as much as a tab shows. */
function ending(name: string): string {
  const characters = Array.from(name);
  return characters.length > 24 ? `…${characters.slice(-23).join("")}` : name;
}

function tile({ number, term, risk }: Count): Markup {
  return markup`<div class="tile ${risk}"><dt>${term}</dt><dd>${number}</dd></div>`;
}

function placedSection(section: PlacedSection): Markup {
  const { id, title, place } = section;
  const heading = markup`<h2 id="${id}">${htmlLine(title)}</h2>`;
  const inside = content(section, entryOfSection);
  return place === "folded"
    ? markup`<details><summary>${heading}</summary>${inside}</details>\n`
    : markup`<section aria-labelledby="${id}">${heading}${inside}</section>\n`;
}

function content(
  { notes = [], matrix, facts = [], entries = [], parts = [] }: Section,
  shown: (entry: Entry) => Markup,
): Markup {
  return markup`${notes.map((note) => markup`<p class="note">${htmlLine(note)}</p>\n`)}${[
    matrix ? matrixTable(matrix) : "",
    facts.length === 0 ? "" : markup`<dl class="card words">${facts.map(definition)}</dl>`,
    entries.length === 0 ? "" : markup`<ul class="entries">${entries.map(shown)}</ul>`,
  ]}${parts.map(card)}`;
}

function card(part: Section): Markup {
  return markup`<article class="card" aria-labelledby="${part.id}">
<h3 id="${part.id}">${htmlLine(part.title)}${htmlBadges(part.badges)}</h3>
${content(part, entryOfPart)}</article>\n`;
}

function entryOfSection({ badges, title, facts }: Entry): Markup {
  return markup`<li class="card entry ${risk(badges)}"><h3>${htmlBadges(badges)}${htmlLine(title)}</h3>
${list(facts)}</li>\n`;
}

function entryOfPart({ badges, title, facts, drawing }: Entry): Markup {
  return markup`<li class="entry"><div><h4>${htmlBadges(badges)}${htmlLine(title)}</h4>
${list(facts)}</div>
${drawing ? routeDrawing(drawing) : ""}</li>\n`;
}

function risk(badges: readonly Badge[]): string {
  return badges[0]?.risk ?? "none";
}

function list(facts: readonly Fact[]): Markup | string {
  return facts.length === 0 ? "" : markup`<dl>${facts.map(definition)}</dl>`;
}

function definition({ term, values, risk: of }: Fact): Markup {
  const shown =
    values.length === 1
      ? values.map(htmlLine)
      : markup`<ul>${values.map((value) => markup`<li>${htmlLine(value)}</li>`)}</ul>`;
  return markup`<div class="${of}"><dt>${term}</dt><dd>${shown}</dd></div>\n`;
}

/** A matrix as a table that scrolls by itself where it is too wide. */
function matrixTable({ columns, rows }: Matrix): Markup {
  const heads = columns.map((name) => markup`<th scope="col">${htmlLine(name)}</th>`);
  return markup`<section class="scroll card" tabindex="0" aria-label="Table of principals and inference profiles">
<table>
<thead><tr><th scope="col">Principal</th>${heads}</tr></thead>
<tbody>
${rows.map(row)}</tbody>
</table>
</section>`;
}

function row({ name, badges, section, cells }: MatrixRow): Markup {
  const head = markup`<th scope="row"><a href="#${section}">${htmlLine(name)}</a>${htmlBadges(badges)}</th>`;
  return markup`<tr>${head}${cells.map((each) => markup`<td>${cell(each)}</td>`)}</tr>\n`;
}

function cell(shown: Cell | undefined): Markup {
  if (shown === undefined) return markup`<span class="hidden">no access</span>`;
  const marks = shown.marks.map(({ word, risk }) => markup`<span class="mark ${risk}">${word}</span> `);
  return markup`${htmlBadges(shown.badges)}${marks}`;
}

/** A line as a browser shows it. */
function htmlLine(line: Line): Markup {
  return markup`${line.map((part) =>
    typeof part === "string" ? part : markup`<code>${printable(part.name)}</code>`,
  )}`;
}

/** Badges beside each other, as words in the colours of their risks. */
function htmlBadges(badges: readonly Badge[] = []): Markup {
  return markup`${badges.map(({ word, risk }) => markup` <span class="badge ${risk}">${word}</span> `)}`;
}
