import type { Change, ReportedProfile } from "../report/access";
import { isUnknownPolicy, type PrincipalAccess } from "../report/principal";
import { accessRow } from "./access-row";
import { changeBadges, marks, profileTitle, type Mark } from "./access-words";
import type { Badge, Line } from "./line";
import { principalBadges, principalId, principalInShort } from "./principal-words";

/** Who may call what, at a glance: a row per principal, a column per profile, and for what goes around them. */
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

/** A column, and what stands in it. */
interface Column {
  readonly title: Line;
  readonly cell: (principal: PrincipalAccess) => Cell | undefined;
}

/** The matrix of some principals, or why it is left out; undefined if it is empty. */
export function matrix(principals: readonly PrincipalAccess[]): Matrix | Line | undefined {
  const columns = [...profileColumns(principals), ...otherColumns(principals)];
  if (columns.length === 0) return undefined;
  if (columns.length * principals.length > mostCells) {
    return [`The matrix of ${principals.length} principals and ${columns.length} columns is left out.`];
  }
  return {
    columns: columns.map(({ title }) => title),
    rows: principals.map((principal, index) => ({
      name: principalInShort(principal),
      badges: principalBadges(principal),
      section: principalId(index),
      cells: columns.map(({ cell }) => cell(principal)),
    })),
  };
}

/** A column for each profile, those of no profile last. */
function profileColumns(principals: readonly PrincipalAccess[]): Column[] {
  const profiles = new Map<string, ReportedProfile>();
  const titles = new Map<string, number>();
  for (const { profile } of principals.flatMap((principal) => principal.profiles)) {
    const key = identity(profile);
    if (!profiles.has(key)) titles.set(title(profile), (titles.get(title(profile)) ?? 0) + 1);
    profiles.set(key, profile);
  }
  return [...profiles]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, profile]) => ({
      // a profile of one ID and Region in two accounts
      title:
        (titles.get(title(profile)) ?? 0) > 1 && profile.arn !== null
          ? [{ name: profile.arn }]
          : profileTitle(profile),
      cell: (principal) => {
        const entry = principal.profiles.find((each) => identity(each.profile) === key);
        if (!entry) return unnamed(principal, profile);
        const { change } = entry;
        const found = accessRow(entry).marks;
        return cellOf(
          change,
          change === "removed" ? found.map((mark) => ({ ...mark, risk: "none" })) : found,
        );
      },
    }));
}

/** What is to be said of a profile that no policy of a principal names, as far as these are known. */
function unnamed({ policies, profiles }: PrincipalAccess, profile: ReportedProfile): Cell | undefined {
  if (policies.some((policy) => policy.use === "policy" && isUnknownPolicy(policy))) {
    return cellOf("unchanged", [marks.unknown]);
  }
  // what was read and a pattern matches has an entry of its own
  const isRead = profile.foundationModelArns !== null || profile.type === "none";
  const hasPattern = profiles.some((each) => each.profile.type === "pattern" && each.after !== null);
  return !isRead && hasPattern ? cellOf("unchanged", [marks.pattern]) : undefined;
}

/** What leads to models, and not through an inference profile of one's own Regions. */
function otherColumns(principals: readonly PrincipalAccess[]): Column[] {
  const ways: Column = {
    title: ["another way"],
    cell: ({ other }) => {
      const after = other.flatMap((way) => way.after ?? []);
      if (after.length === 0) return undefined;
      return cellOf("unchanged", [after.includes("allowed") ? marks.otherWay : marks.unknown]);
    },
  };
  const routing: Column = {
    title: ["global routing"],
    cell: ({ globalRouting: { after } }) => {
      if (after !== "open" && after !== "unknown") return undefined;
      return cellOf("unchanged", [after === "open" ? marks.global : marks.unknown]);
    },
  };
  return [ways, routing].filter(({ cell }) => principals.some((principal) => cell(principal) !== undefined));
}

function cellOf(change: Change, all: readonly Mark[]): Cell {
  const risks = all.map(({ risk }) => risk);
  return { change, sign: signs[change], badges: changeBadges(change, risks), marks: all };
}

function title(profile: ReportedProfile): string {
  return JSON.stringify(profileTitle(profile));
}

function identity({ arn, address, label, type }: ReportedProfile): string {
  // "~" sorts after every letter
  return type === "none" ? `~${label}` : `${label} ${arn ?? address ?? ""}`;
}
