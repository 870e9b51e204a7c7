import type { Access, Change, ProfileAccess, ReportedProfile } from "../report/report";
import { callsInWords, regionsByAnswer, type RegionsByAnswer } from "./access-words";

/** One character for each change, as Terraform has them. */
export const changeSigns: Readonly<Record<Change, string>> = {
  added: "+",
  removed: "-",
  widened: ">",
  narrowed: "<",
  unchanged: "",
  unknown: "?",
};

/** What a reader sees of a principal's access with one profile. */
export interface AccessRow extends RegionsByAnswer {
  readonly entry: ProfileAccess;

  /** The access after the plan, or, of what the plan takes away, the one before. */
  readonly access: Access;

  /** How the models are reached, in words. */
  readonly route: string;

  /** What is new, where there was access before too. */
  readonly gained: readonly string[];

  /** What is gone, where some access stays. */
  readonly lost: readonly string[];

  /** Why the Regions could not be compared with those that AWS routes to, or undefined where they were. */
  readonly notCompared: string | undefined;
}

/** What is gained or lost where it is neither a Region nor an action. */
export const directAccess = "direct access";

const none: Access = {
  invoke: "never",
  invokeWithResponseStream: "never",
  destinations: [],
  direct: "denied",
  manages: [],
  conditions: [],
};

/** What a reader sees of a principal's access with one profile. */
export function accessRow(entry: ProfileAccess): AccessRow {
  const { profile, before, after } = entry;
  const access = after ?? before ?? none;
  return {
    ...regionsByAnswer(profile, access),
    entry,
    access,
    route: callsInWords(profile, access),
    gained: before && after ? added(profile, before, after) : [],
    lost: before && after && entry.change !== "unknown" ? added(profile, after, before) : [],
    notCompared: reasonNotCompared(profile),
  };
}

/** The change in words: what is gained and what is lost where both sides have access. */
export function changeInWords({ entry, gained, lost }: AccessRow): string {
  const parts = [
    ...(gained.length > 0 ? [`gains ${gained.join(", ")}`] : []),
    ...(lost.length > 0 ? [`loses ${lost.join(", ")}`] : []),
  ];
  if (entry.change === "unknown") return "what is left is not known";
  return parts.length === 0 ? entry.change : `${entry.change}: ${parts.join("; ")}`;
}

/** The name of a profile, with the source Region that tells it from one with the same name elsewhere. */
export function profileName({ label, sourceRegion }: ReportedProfile): string {
  return sourceRegion === null ? label : `${label} (${sourceRegion})`;
}

function reasonNotCompared({ type, foundationModelArns }: ReportedProfile): string | undefined {
  if (type === "none" || foundationModelArns !== null) return undefined;
  return type === "pattern"
    ? "the pattern matches profiles that the plan does not read from AWS, and those still to come"
    : "the plan does not read from AWS where this profile routes to";
}

function added(profile: ReportedProfile, from: Access, to: Access): string[] {
  const before = regionsByAnswer(profile, from);
  const after = regionsByAnswer(profile, to);
  return [
    ...after.reached.filter((region) => !before.reached.includes(region)),
    ...to.manages.filter((action) => !from.manages.includes(action)),
    ...from.conditions
      .filter((condition) => !to.conditions.includes(condition))
      .map((condition) => `calls without the condition that ${condition}`),
    ...(to.direct === "allowed" && from.direct !== "allowed" ? [directAccess] : []),
  ];
}
