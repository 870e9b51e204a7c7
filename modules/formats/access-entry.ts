import { oncePer } from "../report/once";
import type { Change, ProfileChange, ReportedProfile } from "../report/access";
import type { OtherWay } from "../report/principal";
import { accessRow, type AccessRow } from "./access-row";
import { callsInWords, changeBadges, invokeActions, profileTitle } from "./access-words";
import { fact, named, worst, type Fact, type Line, type Risk } from "./line";
import type { Entry } from "./page";

/** Something that a principal may do, and how the plan changes it. */
export interface ChangedEntry {
  readonly change: Change;
  readonly entry: Entry;
}

/** What a principal may do with one profile, the same entry for all who have the same policies. */
export const accessEntry: (access: ProfileChange) => ChangedEntry = oncePer(newEntry);

function newEntry(access: ProfileChange): ChangedEntry {
  const row = accessRow(access);
  const { change, profile } = access;
  return {
    change,
    entry: {
      badges: changeBadges(
        change,
        row.marks.map(({ risk }) => risk),
      ),
      title: profileTitle(profile),
      facts: accessFacts(row),
      drawing: row,
    },
  };
}

function accessFacts(row: AccessRow): Fact[] {
  const { entry, access, marks, gained, lost, reached, missing, uncertain } = row;
  const { profile, change } = entry;
  const isGone = entry.after === null;
  const risks = marks.map(({ risk }) => risk);
  const namedFact = (term: string, values: readonly string[], risk?: Risk) =>
    fact(term, values.map(named), risk);
  return [
    ...fact(
      "gains",
      gained,
      access.direct === "allowed" && entry.before?.direct !== "allowed" ? "wide" : "notable",
    ),
    ...fact("loses", lost),
    ...(change === "unknown" && entry.before ? fact("before", [[callsInWords(profile, entry.before)]]) : []),
    ...fact(
      "calls",
      [[(isGone ? "were " : "") + callsInWords(profile, access)]],
      isGone ? "none" : worst(risks),
    ),
    ...namedFact("destinations", reached),
    ...namedFact("missing", missing, isGone ? "none" : "fails"),
    ...namedFact("not known", uncertain, "unknown"),
    ...fact("not compared", notCompared(profile)),
    ...namedFact("may ask that", access.conditions),
    ...(entry.before && entry.after
      ? namedFact(
          "no more that",
          entry.before.conditions.filter((each) => !access.conditions.includes(each)),
        )
      : []),
    ...namedFact("manages", access.manages),
    ...profileFacts(profile),
  ];
}

function notCompared({ type, foundationModelArns }: ReportedProfile): Line[] {
  if (type === "none" || foundationModelArns !== null) return [];
  return type === "pattern"
    ? [["the pattern matches profiles that nothing reads from AWS here, and those still to come"]]
    : [["nothing reads from AWS here where this profile routes to"]];
}

function profileFacts({ type, arn, copiedFrom }: ReportedProfile): Fact[] {
  if (type === "none" || type === "pattern") return [];
  return [
    ...fact("type", [[type]]),
    ...fact("ARN", [arn === null ? ["known after apply"] : named(arn)]),
    ...fact("copies", copiedFrom === null ? [] : [named(copiedFrom)]),
  ];
}

/** A way to models that is no call through a profile. */
export function otherWayEntry({ action, resources, change, before, after }: OtherWay): ChangedEntry {
  const isSure = (after ?? before) === "allowed";
  const words = `${after === null ? "was " : ""}${isSure ? "allowed" : "perhaps allowed"}, without a profile`;
  const risk = after === null ? "none" : isSure ? "wide" : "unknown";
  return {
    change,
    entry: {
      badges: changeBadges(change, [risk]),
      title: invokeActions.includes(action)
        ? [{ name: action }, " on custom, imported and provisioned models and prompt routers"]
        : named(action),
      facts: [...fact("calls", [[words]], risk), ...fact("on", resources.map(named))],
    },
  };
}
