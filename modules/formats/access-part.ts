import { namesakes } from "../report/namesake";
import { isUnknownPolicy, type PrincipalAccess } from "../report/principal";
import type { Report } from "../report/report";
import { accessEntry, otherWayEntry, type ChangedEntry } from "./access-entry";
import { globalRoutingEntry, isOwnDenial } from "./global-routing-entry";
import type { Section } from "./page";
import {
  policyNotes,
  principalBadges,
  principalHeading,
  principalId,
  principalInShort,
} from "./principal-words";

/** What there is to tell of a principal, apart by whether the plan changes it. */
export interface AccessPart {
  readonly id: string;
  readonly section: Omit<Section, "id">;
  readonly changed: readonly ChangedEntry[];
  readonly kept: readonly ChangedEntry[];

  /** Whether something changes, or may for all that is known of its policies. */
  readonly changesAnything: boolean;
}

/** What there is to tell of each principal. */
export function accessParts({ principals, source }: Report): AccessPart[] {
  const others = namesakes(principals);
  return principals.map((principal, index) => {
    const entries = principalEntries(principal);
    const changed = entries.filter(({ change }) => change !== "unchanged");
    return {
      id: principalId(index),
      section: {
        title: principalHeading(principal),
        badges: principalBadges(principal),
        notes: [
          ...(isOwnDenial(principal.globalRouting) ? [["calls that are routed globally are denied"]] : []),
          ...policyNotes(principal),
          ...(others.get(principal) ?? []).map((other) => [
            "may be the same as ",
            ...principalInShort(other),
            ", and have its policies",
          ]),
        ],
      },
      changed,
      kept: entries.filter(({ change }) => change === "unchanged"),
      changesAnything: changed.length > 0 || (source === "plan" && principal.policies.some(isUnknownPolicy)),
    };
  });
}

function principalEntries({ profiles, other, globalRouting }: PrincipalAccess): ChangedEntry[] {
  return [...profiles.map(accessEntry), ...other.map(otherWayEntry), ...globalRoutingEntry(globalRouting)];
}
