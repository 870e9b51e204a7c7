import type { Access, Calls, Permission, ReportedProfile } from "../report/report";

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
  const [reached, missing, uncertain]: [string[], string[], string[]] = [[], [], []];
  for (const each of destinations) {
    const answers: readonly (readonly [Calls, Permission])[] = [
      [invoke, each.invoke],
      [invokeWithResponseStream, each.invokeWithResponseStream],
    ];
    const called = answers.filter(([calls]) => calls !== "never");
    // where nobody read the profile, only its source Region is sure to be one that calls need
    const isNeeded = foundationModelArns !== null || (type !== "pattern" && each.region === sourceRegion);
    if (isNeeded && called.some(([, permission]) => permission === "denied")) missing.push(each.region);
    else if (called.some(([, permission]) => permission === "allowed")) reached.push(each.region);
    else if (called.some(([, permission]) => permission === "unknown")) uncertain.push(each.region);
  }
  return { reached, missing, uncertain };
}
