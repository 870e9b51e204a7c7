import type { PrincipalAccess, ProfileAccess, Report, ReportedProfile } from "../report/report";

/** Who may call what, at a glance: a row per principal, a column per profile. */
export interface Matrix {
  readonly profiles: readonly ReportedProfile[];
  readonly rows: readonly MatrixRow[];
}

/** The cells of one principal, in the order of the profiles, undefined where there is no access. */
export interface MatrixRow {
  readonly principal: PrincipalAccess;
  readonly cells: readonly (ProfileAccess | undefined)[];
}

/** What a reader can take in, and a browser too. */
const mostCells = 10_000;

/** What stands in place of a matrix that is too large, or undefined. */
export function matrixLeftOut({ profiles, rows }: Matrix): string | undefined {
  if (profiles.length * rows.length <= mostCells) return undefined;
  return `The matrix of ${rows.length} principals and ${profiles.length} inference profiles is left out.`;
}

/** The matrix of a report, its profiles in one order and direct access to models last. */
export function matrix({ principals }: Report): Matrix {
  const profiles = new Map<string, ReportedProfile>();
  for (const { profile } of principals.flatMap((principal) => principal.profiles)) {
    profiles.set(identity(profile), profile);
  }
  const keys = [...profiles.keys()].sort();
  return {
    profiles: keys.flatMap((key) => profiles.get(key) ?? []),
    rows: principals.map((principal) => ({
      principal,
      cells: keys.map((key) => principal.profiles.find(({ profile }) => identity(profile) === key)),
    })),
  };
}

function identity({ arn, address, label, type }: ReportedProfile): string {
  // "~" sorts after every letter
  return type === "none" ? `~${label}` : `${label} ${arn ?? address ?? ""}`;
}
