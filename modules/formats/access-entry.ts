import type { Change, GlobalRouting, OtherWay, ProfileAccess, ReportedProfile } from "../report/report";
import { accessRow, type AccessRow } from "./access-row";
import { callsInWords, changeBadges, profileTitle } from "./access-words";
import { fact, named, worst, type Fact, type Line, type Risk } from "./line";
import type { Entry } from "./page";

/** Something that a principal may do, and how the plan changes it. */
export interface ChangedEntry {
  readonly change: Change;
  readonly entry: Entry;
}

/** What a principal may do with one profile. */
export function accessEntry(access: ProfileAccess): ChangedEntry {
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
  const names = (term: string, values: readonly string[], risk?: Risk) => fact(term, values.map(named), risk);
  return [
    ...fact(
      "gains",
      gained,
      access.direct === "allowed" && entry.before?.direct !== "allowed" ? "wide" : "notable",
    ),
    ...fact("loses", lost),
    ...(change === "unknown" ? fact("change", [["what is left is not known"]], "unknown") : []),
    ...fact("calls", [[callsInWords(profile, access)]], worst(marks.map(({ risk }) => risk))),
    ...names("destinations", reached),
    ...names("missing", missing, "fails"),
    ...names("not known", uncertain, "unknown"),
    ...fact("not compared", notCompared(profile)),
    ...names("provided that", access.conditions),
    ...names("manages", access.manages),
    ...profileFacts(profile),
  ];
}

function notCompared({ type, foundationModelArns }: ReportedProfile): Line[] {
  if (type === "none" || foundationModelArns !== null) return [];
  return type === "pattern"
    ? [["the pattern matches profiles that the plan does not read from AWS, and those still to come"]]
    : [["the plan does not read from AWS where this profile routes to"]];
}

function profileFacts({ type, arn, copiedFrom }: ReportedProfile): Fact[] {
  if (type === "none") return [];
  if (type !== "application") return fact("type", [[type]]);
  return [
    ...fact("type", [[type]]),
    ...fact("ARN", [arn === null ? ["known after apply"] : named(arn)]),
    ...fact("copies", copiedFrom === null ? [] : [named(copiedFrom)]),
  ];
}

/** A way to foundation models that is no call through a profile. */
export function otherWayEntry({ action, resources, change, before, after }: OtherWay): ChangedEntry {
  const isSure = (after ?? before) === "allowed";
  const words = `${after === null ? "was " : ""}${isSure ? "allowed" : "perhaps allowed"}, without a profile`;
  const risk = after === null ? "none" : isSure ? "wide" : "unknown";
  return {
    change,
    entry: {
      badges: changeBadges(change, [risk]),
      title: named(action),
      facts: [...fact("calls", [[words]], risk), ...fact("on", resources.map(named))],
    },
  };
}

const routingWords: Readonly<Record<GlobalRouting, string>> = {
  open: "calls can be routed globally",
  denied: "global routing is denied",
  "not-allowed": "global routing is not allowed",
  unknown: "whether calls can be routed globally is not known",
};

/** How much global routing lets through. */
const openness: Readonly<Record<Exclude<GlobalRouting, "unknown">, number>> = {
  denied: 0,
  "not-allowed": 1,
  open: 2,
};

const routingRisks: Readonly<Record<GlobalRouting, Risk>> = {
  open: "wide",
  denied: "none",
  "not-allowed": "none",
  unknown: "unknown",
};

/** What there is to say of global routing; nothing where it is simply not allowed. */
export function globalRoutingEntry({
  before,
  after,
}: {
  readonly before: GlobalRouting | null;
  readonly after: GlobalRouting | null;
}): ChangedEntry[] {
  const state = after ?? before;
  if (state === null) return [];
  const change = routingChange(before, after);
  const isUsual = [before, after].every((side) => side === null || side === "not-allowed");
  if (isUsual) return [];
  const no =
    before === "denied" && state === "not-allowed" ? "global routing is no longer denied" : undefined;
  return [
    {
      change,
      entry: {
        badges: changeBadges(change, [routingRisks[state]]),
        title: [no ?? routingWords[state]],
        facts: [],
      },
    },
  ];
}

function routingChange(before: GlobalRouting | null, after: GlobalRouting | null): Change {
  if (before === after) return "unchanged";
  if (before === null) return "added";
  if (after === null) return "removed";
  if (before === "unknown" || after === "unknown") return "unknown";
  return openness[after] > openness[before] ? "widened" : "narrowed";
}
