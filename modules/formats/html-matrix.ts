import { hasAssumedPolicy, unknownPolicies } from "./policy-note";
import { inAccount, principalName } from "./principal-name";
import { accessRow } from "./access-row";
import { marks, markWords } from "./access-words";
import { changeBadge, principalId } from "./html-access";
import { htmlName, htmlText } from "./html-text";
import { matrix, matrixLeftOut } from "./matrix";
import type { ProfileAccess, Report, ReportedProfile } from "../report/report";

/** Who may call what, at a glance: a row per profile, whose names are long, and a column per principal. */
export function matrixTable(report: Report): string {
  const whole = matrix(report);
  const { profiles, rows } = whole;
  if (profiles.length === 0) return "";
  const leftOut = matrixLeftOut(whole);
  if (leftOut !== undefined) return `<p class="quiet">${leftOut}</p>`;
  const heads = rows.map(({ principal }) => {
    const target = principalId(report.principals.indexOf(principal));
    const account =
      principal.account === null ? "" : `<span class="sub">${inAccount(principal, htmlText)}</span>`;
    const assumed = hasAssumedPolicy(principal) ? `<span class="sub">assumed</span>` : "";
    const unknown = unknownPolicies(principal) > 0 ? ` ${changeBadge("unknown")}` : "";
    return `<th scope="col"><span class="kind">${principal.type}</span> <a href="#${target}">${htmlText(principalName(principal))}${account}</a>${assumed}${unknown}</th>`;
  });
  const body = profiles.map((profile, index) => {
    const cells = rows.map((row) => `<td>${cell(row.cells[index], report.source)}</td>`);
    return `<tr><th scope="row">${profileHead(profile)}</th>${cells.join("")}</tr>`;
  });
  return `<section aria-labelledby="glance">
<h2 id="glance">At a glance</h2>
<section class="scroll card" tabindex="0" aria-label="Table of profiles and principals">
<table>
<caption>Who may call which inference profile${report.source === "plan" ? ", and what the plan changes" : ""}</caption>
<thead><tr><th scope="col">Inference profile</th>${heads.join("")}</tr></thead>
<tbody>
${body.join("\n")}
</tbody>
</table>
</section>
</section>`;
}

function profileHead({ label, type, sourceRegion }: ReportedProfile): string {
  if (type === "none") return `<span class="plain">Without a profile</span>`;
  const from = sourceRegion === null ? "" : ` in ${htmlText(sourceRegion)}`;
  return `${htmlName(label)}<span class="sub">${type}${from}</span>`;
}

function cell(entry: ProfileAccess | undefined, source: Report["source"]): string {
  if (entry === undefined)
    return `<span class="quiet"><span aria-hidden="true">–</span><span class="hidden">none</span></span>`;
  const { access, missing } = accessRow(entry);
  const isClosed = marks(entry.profile, access).every((mark) => mark === "P" || mark === "L");
  return [
    source === "plan" && entry.change !== "unchanged" ? changeBadge(entry.change) : "",
    ...markWords(entry.profile, access).map(
      (words) => `<span class="${isClosed ? "closed-route" : "open-route"}">${words}</span>`,
    ),
    missing.length > 0 ? `<span class="open-route">Region missing</span>` : "",
  ].join(" ");
}
