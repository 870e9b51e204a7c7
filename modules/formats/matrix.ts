import type { Change, PrincipalAccess, ReportedProfile } from "../report/report";
import { accessRow } from "./access-row";
import { changeBadges, profileTitle, type Mark } from "./access-words";
import type { Badge, Line } from "./line";
import { principalBadges, principalId, principalInShort } from "./principal-words";

/** Who may call what, at a glance: a row per principal, a column per profile. */
export interface Matrix {
  readonly columns: readonly Line[];
  readonly rows: readonly MatrixRow[];
}

/** A principal with its cells in the order of the columns, undefined where there is no access. */
export interface MatrixRow {
  readonly name: Line;
  readonly badges: readonly Badge[];

  /** The ID of the section that tells more. */
  readonly section: string;
  readonly cells: readonly (Cell | undefined)[];
}

/** What a principal may do with a profile, at a glance. */
export interface Cell {
  readonly change: Change;

  /** One character for the change, none where there is none. */
  readonly sign: string;

  /** The change, where there is one. */
  readonly badges: readonly Badge[];
  readonly marks: readonly Mark[];
}

/** As Terraform has them, as far as it does. */
const signs: Readonly<Record<Change, string>> = {
  added: "+",
  removed: "-",
  widened: ">",
  narrowed: "<",
  unchanged: "",
  unknown: "?",
};

/** What a reader can take in, and a browser too. */
const mostCells = 10_000;

/** The matrix of some principals, with direct access to models last, or why it is left out; undefined if it is empty. */
export function matrix(principals: readonly PrincipalAccess[]): Matrix | Line | undefined {
  const profiles = new Map<string, ReportedProfile>();
  for (const { profile } of principals.flatMap((principal) => principal.profiles)) {
    profiles.set(identity(profile), profile);
  }
  if (profiles.size === 0) return undefined;
  if (profiles.size * principals.length > mostCells) {
    return [
      `The matrix of ${principals.length} principals and ${profiles.size} inference profiles is left out.`,
    ];
  }
  const keys = [...profiles.keys()].sort();
  return {
    columns: keys.flatMap((key) => profiles.get(key) ?? []).map(profileTitle),
    rows: principals.map((principal, index) => {
      const entries = new Map(principal.profiles.map((entry) => [identity(entry.profile), entry]));
      return {
        name: principalInShort(principal),
        badges: principalBadges(principal),
        section: principalId(index),
        cells: keys.map((key) => {
          const entry = entries.get(key);
          if (!entry) return undefined;
          const { marks } = accessRow(entry);
          return {
            change: entry.change,
            sign: signs[entry.change],
            badges: changeBadges(
              entry.change,
              marks.map(({ risk }) => risk),
            ),
            marks,
          };
        }),
      };
    }),
  };
}

function identity({ arn, address, label, type }: ReportedProfile): string {
  // "~" sorts after every letter
  return type === "none" ? `~${label}` : `${label} ${arn ?? address ?? ""}`;
}
