import { oncePer } from "../report/once";
import { parseBedrockArn } from "../policy/arn";
import { arnPattern } from "../iam/arn-pattern";
import { holds, inside, isEmpty, matching, only, type TextSet } from "../iam/text-set";
import { wildcard, type Wildcard } from "../iam/wildcard";
import { order } from "../report/order";
import type { ReportedProfile } from "../report/access";
import { accessibleProfiles } from "./accessible-profile";
import type { GrantedResources } from "./granted-resource";
import {
  anyRegion,
  exactModel,
  modelsAnywhere,
  modelsNamed,
  modelsOfPattern,
  type ModelsInRegion,
} from "./models-in-region";
import { noProfile, patternProfile, profileArns, routesGlobally, routing } from "./profile";
import { mayBeGlobal, modelIdIn, placeIn, profileShapes } from "./shape";

/** What is asked about: a profile, or all that a pattern stands for, and the foundation models behind it. */
export interface Subject {
  readonly profile: ReportedProfile;

  /** The ARNs it may have; none for models without a profile. */
  readonly arns: readonly TextSet[];
  readonly sourceRegion: TextSet;

  /** The foundation models it leads to, or, where it was not read, those it may lead to and policies name. */
  readonly models: readonly ModelsInRegion[];

  /** Others that it may lead to. */
  readonly others: readonly ModelsInRegion[];
}

/** The profiles that policies are about, and the patterns for profiles, sorted by ARN. */
export function profileSubjects(
  granted: GrantedResources,
  readProfiles: ReadonlyMap<string, ReportedProfile>,
): Subject[] {
  return [
    ...accessibleProfiles(granted, readProfiles).map((profile) => profileSubject(profile, granted)),
    ...[...granted.profilePatterns.values()].map((pattern) => patternSubject(pattern, granted)),
  ].sort((one, other) => order(sortKey(one.profile), sortKey(other.profile)));
}

/** What policies are about, with the models that no profile leads to at the end. */
export function subjects(
  granted: GrantedResources,
  readProfiles: ReadonlyMap<string, ReportedProfile>,
): Subject[] {
  const all = profileSubjects(granted, readProfiles);
  const models = modelsOfNoProfile(granted, all);
  return models.length === 0
    ? all
    : [...all, { profile: noProfile, arns: [], sourceRegion: anyRegion, models, others: [] }];
}

function sortKey({ arn, address }: ReportedProfile): string {
  return arn ?? address ?? "";
}

/** A profile that is named, read or made. What was read of one says where it leads, whatever is granted. */
export function profileSubject(profile: ReportedProfile, granted: GrantedResources): Subject {
  return profile.foundationModelArns ? readProfile(profile) : unreadProfile(profile, granted);
}

const readProfile = oncePer((profile: ReportedProfile): Subject => ({
  ...itself(profile),
  models: routing(profile).modelArns.map(exactModel),
  others: [],
}));

function itself(profile: ReportedProfile): Pick<Subject, "profile" | "arns" | "sourceRegion"> {
  const sourceRegion = profile.sourceRegion === null ? anyRegion : only(profile.sourceRegion);
  return { profile, arns: [profileArns(profile)], sourceRegion };
}

function unreadProfile(profile: ReportedProfile, granted: GrantedResources): Subject {
  const subject = itself(profile);
  const { modelId, sourceModelArn } = routing(profile);
  const { partition = "*" } = parseBedrockArn(profile.arn ?? "") ?? {};
  const anywhere = modelsAnywhere(
    partition,
    modelId ?? "?*",
    granted.regions,
    routesGlobally(profile) !== false,
  );
  if (modelId === undefined) {
    const named = [...(granted.modelsByFence.get(profile.arn ?? "") ?? [])]
      .sort()
      .map((text) => arnPattern(text));
    return {
      ...subject,
      models: named.flatMap((pattern) => modelsOfPattern(pattern, anywhere)),
      others: anywhere,
    };
  }
  // calls need the model in the source Region, whether a policy names it or not
  const isNamed = sourceModelArn === undefined || granted.regions.includes(profile.sourceRegion ?? "");
  const models = isNamed ? anywhere : [exactModel(sourceModelArn), ...anywhere];
  return { ...subject, models, others: [] };
}

function patternSubject(pattern: Wildcard, granted: GrantedResources): Subject {
  const { text } = pattern;
  const { partition = "*", region = "*" } = placeIn(text);
  return {
    profile: patternProfile(text),
    arns: profileShapes.map((shape) => matching(pattern, shape)).filter((set) => !isEmpty(set)),
    sourceRegion: inside(anyRegion, wildcard(region.includes("${") ? "*" : region)),
    models: modelsAnywhere(
      /[*?$]/.test(partition) ? "*" : partition,
      modelIdIn(text),
      granted.regions,
      mayBeGlobal(text),
    ),
    others: [],
  };
}

/** The foundation models that none of the profiles leads to. */
function modelsOfNoProfile(granted: GrantedResources, subjects: readonly Subject[]): ModelsInRegion[] {
  const taken = subjects.flatMap(({ models }) => models.map(({ arns }) => arns));
  const exact = new Set(taken.map((set) => set.only));
  const sets = taken.filter((set) => set.only === undefined);
  const models = [...granted.modelArns].filter(
    (arn) => !exact.has(arn) && !sets.some((set) => holds(set, arn)),
  );
  const patterns = [...granted.modelPatterns.values()].filter(
    (pattern) => !sets.some((set) => !isEmpty(inside(set, pattern))),
  );
  return [
    ...models.sort().map(exactModel),
    ...patterns.flatMap((pattern) => modelsNamed(pattern, granted.regions)),
  ];
}
