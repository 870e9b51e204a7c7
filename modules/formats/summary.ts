import { unknownPolicies } from "./policy-note";
import type { Change, Report } from "../report/report";

/** How many accesses changed in which way, and how much there is to read. */
export interface Summary extends Readonly<Record<Change, number>> {
  readonly principals: number;
  readonly profiles: number;
  readonly unjudged: number;
}

/** Counts what a report says. A change is one of what one principal may do with one profile. */
export function summary({ principals, unjudged }: Report): Summary {
  const entries = principals.flatMap(({ profiles }) => profiles);
  const count = (change: Change) => entries.filter((entry) => entry.change === change).length;
  return {
    added: count("added"),
    removed: count("removed"),
    widened: count("widened"),
    narrowed: count("narrowed"),
    unchanged: count("unchanged"),
    unknown: count("unknown") + principals.reduce((sum, principal) => sum + unknownPolicies(principal), 0),
    principals: principals.length,
    profiles: new Set(entries.map(({ profile }) => profile.arn ?? profile.address ?? profile.label)).size,
    unjudged: unjudged.length,
  };
}

/** A number with its noun: `1 finding`, `2 findings`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
