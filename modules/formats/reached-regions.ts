import type { Access, ReportedProfile } from "../report/access";

/** The Regions of an access by what is known of the model in them: that calls get there, that they fail, or neither. */
export interface ReachedRegions {
  /** Those in which the model may be invoked by one action at least that the profile is not denied to. */
  readonly reached: readonly string[];

  /** Those to which the profile routes, and in which the model is denied to an action that the profile allows. */
  readonly missing: readonly string[];

  /** Those of which it is not known. */
  readonly uncertain: readonly string[];
}

/** The Regions of an access by what is known of them. */
export function reachedRegions(
  { foundationModelArns, sourceRegion, type }: ReportedProfile,
  { destinations, invoke, invokeWithResponseStream }: Access,
): ReachedRegions {
  const found = { reached: [] as string[], missing: [] as string[], uncertain: [] as string[] };
  for (const { region, ...permissions } of destinations) {
    // nobody can call the model without a Region directly
    if (type === "none" && region === "global") continue;
    const answers = [
      invoke === "never" ? undefined : permissions.invoke,
      invokeWithResponseStream === "never" ? undefined : permissions.invokeWithResponseStream,
    ];
    // where nobody read the profile, only its source Region is sure to be one that calls need
    const isNeeded = foundationModelArns !== null || (type !== "pattern" && region === sourceRegion);
    if (isNeeded && answers.includes("denied")) found.missing.push(region);
    else if (answers.includes("allowed")) found.reached.push(region);
    else if (answers.includes("unknown")) found.uncertain.push(region);
  }
  return found;
}
