import { hasAssumedPolicy, unknownPolicies } from "./policy-note";
import { inAccount, principalName } from "./principal-name";
import { accessRow, changeSigns } from "./access-row";
import { markWords } from "./access-words";
import type { Section } from "./cut";
import { folded, markdownName, tableRow } from "./markdown-text";
import { matrix } from "./matrix";
import type { ProfileAccess, Report, ReportedProfile } from "../report/report";

/** More columns than these are no table in a comment. */
const mostProfiles = 12;

/** Who may call what, at a glance, folded: a row per principal, a column per profile; undefined where it has no place. */
export function markdownMatrix(report: Report): Section | undefined {
  const { profiles, rows } = matrix(report);
  if (profiles.length === 0 || profiles.length > mostProfiles) return undefined;
  const head = ["", ...profiles.map(profileHead)];
  const lines = rows.map(({ principal, cells }) => {
    const assumed = hasAssumedPolicy(principal) ? " (assumed)" : "";
    const unknown = unknownPolicies(principal) > 0 ? " ?" : "";
    return tableRow(
      `${principal.type} ${markdownName(principalName(principal))}${inAccount(principal, markdownName)}${assumed}${unknown}`,
      ...cells.map((cell) => cellText(cell, report)),
    );
  });
  return folded("Who may call what", lines, `\n${tableRow(...head)}${tableRow(...head.map(() => "---"))}`);
}

function profileHead({ type, label, sourceRegion }: ReportedProfile): string {
  if (type === "none") return label;
  return markdownName(label) + (sourceRegion === null ? "" : ` (${markdownName(sourceRegion)})`);
}

function cellText(entry: ProfileAccess | undefined, { source }: Report): string {
  if (entry === undefined) return "";
  const { access, missing } = accessRow(entry);
  const sign = source === "plan" ? changeSigns[entry.change] : "";
  const route = markWords(entry.profile, access).join(", ");
  return `${sign === "" ? "" : `\`${sign}\` `}${route}${missing.length > 0 ? ", a Region is missing" : ""}`;
}
