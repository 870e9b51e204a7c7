import { holdersInWords, type FindingRow, type FindingRows } from "./finding-row";
import { htmlName, htmlSentence, htmlText } from "./html-text";
import { counted } from "./summary";
import type { Unjudged } from "../report/report";
import { unjudgedGroups } from "./unjudged-group";

/** What is wrong, a card each, and what the report does not judge. */
export function findingCards({ counting, ignored }: FindingRows, unjudged: readonly Unjudged[]): string {
  return `<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
${counting.length === 0 ? `<p class="quiet">None.</p>` : list(counting)}${ignoredCards(ignored)}
</section>${notJudged(unjudged)}`;
}

function list(rows: readonly FindingRow[]): string {
  return `<ul class="findings">${rows.map(card).join("\n")}</ul>`;
}

function ignoredCards(rows: readonly FindingRow[]): string {
  if (rows.length === 0) return "";
  return `
<details class="ignored">
<summary>${counted(rows.length, "finding")} ignored</summary>
${list(rows)}
</details>`;
}

function card({ finding, title, isNew }: FindingRow): string {
  const { type, severity, address, statement, sid, message, reason, remedy } = finding;
  const holders = holdersInWords(finding, htmlName);
  return `<li class="card finding ${severity}-card">
<h3><span class="badge severity-${severity}">${severity}</span>${isNew ? ` <span class="badge new">new</span>` : ""} ${title}</h3>
<p class="where">${where(address, statement)}${sid === null ? "" : ` (${htmlName(sid)})`}</p>
<p>${htmlSentence(message)}</p>
<dl>
${holders === "" ? "" : `<div><dt>Who</dt><dd>${holders}</dd></div>\n`}<div><dt>Why</dt><dd>${htmlSentence(reason)}</dd></div>
<div><dt>What to do</dt><dd>${htmlSentence(remedy)}</dd></div>
<div><dt>Name</dt><dd>${htmlName(type)}</dd></div>
</dl>
</li>`;
}

function notJudged(items: readonly Unjudged[]): string {
  if (items.length === 0) return "";
  const rows = unjudgedGroups(items).map(
    ({ what, places }) =>
      `<li>${htmlSentence(what)}: ${places.map(({ address, statement }) => where(address, statement)).join("; ")}</li>`,
  );
  return `
<section aria-labelledby="not-judged">
<h2 id="not-judged">Not judged</h2>
<p class="quiet">The report names these instead of guessing.</p>
<ul class="card plain-list">${rows.join("\n")}</ul>
</section>`;
}

function where(address: string, statement: number | null): string {
  return htmlName(address) + (statement === null ? "" : `, statement ${htmlText(String(statement))}`);
}
