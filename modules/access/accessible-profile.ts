import { overlap } from "../iam/pattern-relation";
import { inside, isEmpty } from "../iam/text-set";
import { wildcard, type Wildcard } from "../iam/wildcard";
import type { ReportedProfile } from "../report/access";
import type { GrantedResources } from "./granted-resource";
import { namedProfile, profileArns } from "./profile";

/** The profiles that policies name, and those that were read and a pattern matches, without the models behind them. */
export function accessibleProfiles(
  granted: Pick<GrantedResources, "profileArns" | "profilePatterns">,
  readProfiles: ReadonlyMap<string, ReportedProfile>,
): ReportedProfile[] {
  const { profileArns: named, profilePatterns } = granted;
  const profiles = [...named].map((arn) => readProfiles.get(arn) ?? namedProfile(arn));
  if (profilePatterns.size === 0) return profiles;
  const patterns = [...profilePatterns.values()];
  const matched = [...readProfiles.values()].filter(
    (profile) =>
      !(profile.arn !== null && named.has(profile.arn)) &&
      patterns.some((pattern) => mayMatch(pattern, profile)),
  );
  return [...profiles, ...matched];
}

function mayMatch(pattern: Wildcard, profile: ReportedProfile): boolean {
  const { arn } = profile;
  return arn === null
    ? !isEmpty(inside(profileArns(profile), pattern))
    : overlap(pattern, wildcard(arn, false));
}
