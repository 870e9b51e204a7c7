import { policyNotes } from "./policy-note";
import { inAccount, principalName } from "./principal-name";
import { accessRow, type AccessRow } from "./access-row";
import { htmlName, htmlNames } from "./html-text";
import type { Change, PrincipalAccess, Report, ReportedProfile } from "../report/report";
import { globalRoutingInWords } from "./global-routing";
import { otherWayRow } from "./other-way";
import { nobody } from "./nobody";
import { routeDrawing } from "./route-drawing";

const signs: Readonly<Record<Change, string>> = {
  added: "+",
  removed: "−",
  widened: "↗",
  narrowed: "↘",
  unchanged: "=",
  unknown: "?",
};

/** A change as a word with a sign, and a colour beside them. */
export function changeBadge(change: Change): string {
  return `<span class="badge ${change}"><span aria-hidden="true">${signs[change]}</span> ${change}</span>`;
}

/** A card per principal, with a part for each of its profiles. */
export function accessCards(report: Report): string {
  const { principals, source } = report;
  if (principals.length === 0) return `<p class="quiet">${nobody(report)}</p>`;
  return principals
    .map(
      (
        principal,
        index,
      ) => `<section class="card" id="${principalId(index)}" aria-labelledby="${principalId(index)}-name">
<h3 id="${principalId(index)}-name"><span class="kind">${principal.type}</span> ${htmlName(principalName(principal))}${inAccount(principal, htmlName)}</h3>
${principal.profiles.map((entry) => profilePart(accessRow(entry), source)).join("\n")}
${denial(principal)}${otherWays(principal, source)}${policies(principal)}
</section>`,
    )
    .join("\n");
}

/** The ID of a principal's card. */
export function principalId(index: number): string {
  return `principal-${index + 1}`;
}

function profilePart(row: AccessRow, source: Report["source"]): string {
  const { profile, change } = row.entry;
  const name = profile.type === "none" ? "Foundation models, without a profile" : htmlName(profile.label);
  return `<div class="profile">
<div class="facts">
<h4>${source === "plan" ? `${changeBadge(change)} ` : ""}${name}</h4>
<dl>
${facts(row)
  .map(([term, value]) => `<div><dt>${term}</dt><dd>${value}</dd></div>`)
  .join("\n")}
</dl>
</div>
<div class="drawing">${routeDrawing(row)}</div>
</div>`;
}

type Fact = readonly [term: string, value: string];

function facts({
  entry: { profile },
  access,
  route,
  gained,
  lost,
  notCompared,
  ...regions
}: AccessRow): readonly Fact[] {
  const from = profile.sourceRegion === null ? "" : ` in ${htmlName(profile.sourceRegion)}`;
  const all: readonly (Fact | undefined)[] = [
    names("Gains", gained, "names gained"),
    names("Loses", lost, "names lost"),
    ["Calls", `<span class="${access.direct === "denied" ? "closed-route" : "open-route"}">${route}</span>`],
    names("Destination Regions", regions.reached),
    names("Missing Regions", regions.missing, "names missing"),
    names("Not known", regions.uncertain),
    notCompared === undefined ? undefined : ["Not compared", notCompared],
    names("Provided that", access.conditions),
    names("Looks and manages", access.manages),
    profile.type === "none" ? undefined : ["Type", profile.type + from],
    arn(profile),
  ];
  return all.filter((fact) => fact !== undefined);
}

function arn({ arn: known, type }: ReportedProfile): Fact | undefined {
  if (known !== null) return ["ARN", htmlName(known)];
  return type === "application" ? ["ARN", "known after apply"] : undefined;
}

function names(term: string, values: readonly string[], className?: string): Fact | undefined {
  return values.length === 0 ? undefined : [term, htmlNames(values, className)];
}

function denial(principal: PrincipalAccess): string {
  const found = globalRoutingInWords(principal);
  return found === undefined ? "" : `<p class="note">${found.sign} ${found.words}</p>\n`;
}

function otherWays({ other }: PrincipalAccess, source: Report["source"]): string {
  return other
    .map((way) => otherWayRow(way, source))
    .map(
      ({ sign, action, resources, words }) =>
        `<p class="note">${sign} ${htmlName(action)} on ${resources.map(htmlName).join(", ")}: ${words}</p>\n`,
    )
    .join("");
}

function policies(principal: PrincipalAccess): string {
  return policyNotes(principal)
    .map(
      ({ address, words, unknown }) =>
        `<p class="note">${unknown ? "? " : ""}${htmlName(address)} ${words}</p>`,
    )
    .join("\n");
}
