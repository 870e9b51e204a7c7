import { findingKinds } from "../report/finding-kind";
import { htmlName, htmlSentence, htmlText } from "./html-text";
import type { Finding, Report, Unjudged } from "../report/report";
import { unjudgedGroups } from "./unjudged-group";

/** What is wrong, a card each, and what the report does not judge. */
export function findingCards({ findings, unjudged }: Report): string {
  const cards =
    findings.length === 0
      ? `<p class="quiet">None.</p>`
      : `<ul class="findings">${findings.map(card).join("\n")}</ul>`;
  return `<section aria-labelledby="findings">
<h2 id="findings">Findings</h2>
${cards}
</section>${notJudged(unjudged)}`;
}

function card({ type, address, statement, sid, message, reason, remedy }: Finding): string {
  return `<li class="card finding">
<h3>${findingKinds[type].title}</h3>
<p class="where">${where(address, statement)}${sid === null ? "" : ` (${htmlName(sid)})`}</p>
<p>${htmlSentence(message)}</p>
<dl>
<div><dt>Why</dt><dd>${htmlSentence(reason)}</dd></div>
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
