import { htmlBadges, htmlLine } from "./html-words";
import { markup, type Markup } from "./markup";
import type { Cell, Matrix, MatrixRow } from "./matrix";

/** A matrix as a table that scrolls by itself where it is too wide. */
export function matrixTable({ columns, rows }: Matrix): Markup {
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
