import { allowedAccess, accessChange, type Subject } from "./access";
import { arnPattern, arnsOverlap, matchesResource, type ArnPattern } from "../iam/arn-pattern";
import type { Authorization } from "../iam/authorization";
import { grantedModels, grantedResources, type GrantedResources } from "./granted-resource";
import { namedProfile, noProfile, patternProfile, routing } from "./profile";
import type { ProfileAccess, ReportedProfile } from "./report";

/**
 * What is allowed with each inference profile before and after, sorted by profile ARN.
 *
 * @param complete whether `after` is what all attached policies authorize
 */
export function profileAccesses(
  before: Authorization,
  after: Authorization,
  read: ReadonlyMap<string, ReportedProfile>,
  complete: boolean,
): ProfileAccess[] {
  const changed = before !== after && before.statements.length > 0;
  const statements = changed ? [...before.statements, ...after.statements] : after.statements;
  return subjects(grantedResources(statements), read).flatMap((subject) => {
    const now = allowedAccess(after, subject);
    const then = before === after ? now : allowedAccess(before, subject);
    if (now.access === null && then.access === null) return [];
    const change = accessChange(then, now, complete);
    return [{ profile: subject.profile, change, before: then.access, after: now.access }];
  });
}

function subjects(granted: GrantedResources, read: ReadonlyMap<string, ReportedProfile>): Subject[] {
  const profiles = accessibleProfiles(granted, read);
  const exact = profiles.map((profile) => {
    const routed = routing(profile).modelArns;
    const modelArns = profile.foundationModelArns ? routed : [...routed, ...grantedModels(granted, profile)];
    return { profile, modelArns: [...new Set(modelArns)], routedModelArns: routed };
  });
  const patterned = [...granted.profilePatterns.values()].map((pattern) => ({
    profile: patternProfile(pattern.text),
    modelArns: modelsOfPattern(pattern, granted),
    routedModelArns: [],
  }));
  const sorted = [...exact, ...patterned].sort((one, other) =>
    (one.profile.arn ?? "") < (other.profile.arn ?? "") ? -1 : 1,
  );
  const direct = modelsOfNoProfile(granted, sorted);
  return direct.length === 0
    ? sorted
    : [...sorted, { profile: noProfile, modelArns: direct, routedModelArns: [] }];
}

/** The profiles that policies name, and those that were read and a pattern matches. */
export function accessibleProfiles(
  { profileArns, profilePatterns }: GrantedResources,
  read: ReadonlyMap<string, ReportedProfile>,
): ReportedProfile[] {
  const named = [...profileArns].map((arn) => read.get(arn) ?? namedProfile(arn));
  if (profilePatterns.size === 0) return named;
  const patterns = [...profilePatterns.values()];
  const matched = [...read.values()].filter(
    ({ arn }) =>
      arn !== null &&
      !profileArns.has(arn) &&
      patterns.some((pattern) => matchesResource(pattern, arn) !== false),
  );
  return [...named, ...matched];
}

/** The foundation models that a pattern for profiles may stand for. */
function modelsOfPattern(pattern: ArnPattern, granted: GrantedResources): string[] {
  const shape = arnPattern(`arn:*:bedrock:*::foundation-model/${modelIdPattern(pattern)}`);
  const exact = [...granted.modelsById.values()]
    .flatMap((arns) => [...arns])
    .filter((arn) => matchesResource(shape, arn) !== false);
  const patterns = [...granted.modelPatterns.values()].filter((model) => arnsOverlap(model, shape));
  return [...exact, ...patterns.map(({ text }) => text)];
}

/** The part of a pattern for system-defined profiles that stands for the model's ID. */
function modelIdPattern({ text }: ArnPattern): string {
  const [, id = "*"] = /:inference-profile\/[\w-]+\.(.+)$/.exec(text) ?? [];
  return id;
}

/** The foundation models that none of the profiles leads to. */
function modelsOfNoProfile(granted: GrantedResources, subjects: readonly Subject[]): string[] {
  const taken = new Set(subjects.flatMap(({ modelArns }) => modelArns));
  const exact = [...granted.modelsById.values()].flatMap((arns) => [...arns]);
  return [...exact, ...granted.modelPatterns.keys()].filter((arn) => !taken.has(arn)).sort();
}
