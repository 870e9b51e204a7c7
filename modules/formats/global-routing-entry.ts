import type { Change } from "../report/access";
import type { GlobalRouting, PrincipalAccess } from "../report/principal";
import type { ChangedEntry } from "./access-entry";
import { changeBadges } from "./access-words";
import { fact, type Risk } from "./line";

const routingWords: Readonly<Record<GlobalRouting, string>> = {
  open: "can be routed globally",
  denied: "are denied where they are routed globally",
  "not-allowed": "are not allowed where they are routed globally",
  unknown: "can perhaps be routed globally",
};

const routingRisks: Readonly<Record<GlobalRouting, Risk>> = {
  open: "wide",
  denied: "none",
  "not-allowed": "none",
  unknown: "unknown",
};

/** How much global routing lets through. */
const openness: Readonly<Record<Exclude<GlobalRouting, "unknown">, number>> = {
  denied: 0,
  "not-allowed": 1,
  open: 2,
};

/** Whether a denial comes or goes with its principal, and so changes nobody's access. */
export function isOwnDenial({ before, after }: PrincipalAccess["globalRouting"]): boolean {
  return (before === null && after === "denied") || (before === "denied" && after === null);
}

/** What there is to say of global routing; nothing where it is simply not allowed. */
export function globalRoutingEntry(routing: PrincipalAccess["globalRouting"]): ChangedEntry[] {
  const { before, after } = routing;
  // who has no policy is allowed none
  const [from, to] = [before ?? "not-allowed", after ?? "not-allowed"];
  if (isOwnDenial(routing) || (from === "not-allowed" && to === "not-allowed")) return [];
  const change = routingChange(routing);
  return [
    {
      change,
      entry: {
        badges: changeBadges(change, [routingRisks[to]]),
        title: ["global routing"],
        facts: [
          ...(change === "unchanged" || before === null
            ? []
            : fact("before", [[`calls ${pastWords[from]}`]])),
          ...fact("calls", [[routingWords[to]]], routingRisks[to]),
        ],
      },
    },
  ];
}

const pastWords: Readonly<Record<GlobalRouting, string>> = {
  open: "could be routed globally",
  denied: "were denied where they were routed globally",
  "not-allowed": "were not allowed where they were routed globally",
  unknown: "could perhaps be routed globally",
};

function routingChange({ before, after }: PrincipalAccess["globalRouting"]): Change {
  if (before === after) return "unchanged";
  if (before === null) return after === "unknown" ? "unknown" : "added";
  if (after === null) return "removed";
  if (before === "unknown" || after === "unknown") return "unknown";
  return openness[after] > openness[before] ? "widened" : "narrowed";
}
