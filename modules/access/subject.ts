import { parseBedrockArn } from "../policy/arn";
import { holds, inside, isEmpty, matching, only, outside, type TextSet } from "../iam/text-set";
import { overlap } from "../iam/pattern-relation";
import { arnPattern, wildcard, type Wildcard } from "../iam/wildcard";
import { order } from "../report/order";
import type { ReportedProfile } from "../report/report";
import type { Question } from "../iam/question";
import { actionsOnProfile, invokeActions, onModels, onProfiles, type ModelsInRegion } from "./call";
import type { GrantedResources } from "./granted-resource";
import {
  namedProfile,
  noProfile,
  patternProfile,
  profileArns,
  regionName,
  routesGlobally,
  routing,
} from "./profile";
import { foundationModelShape, modelPattern, profileShapes } from "./shape";

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

/** Every request that is asked about, as calls through the profile, directly, and of the profile itself. */
export function questionsAbout({ profile, arns, sourceRegion, models, others }: Subject): Question[] {
  const reached = [...models, ...others];
  return [
    ...(profile.type === "none" ? [] : actionsOnProfile(profile)).flatMap((action) =>
      arns.map((set) => onProfiles(action, set, sourceRegion)),
    ),
    ...invokeActions.flatMap((action) =>
      [null, ...arns].flatMap((set) => reached.map((each) => onModels(action, each, set))),
    ),
  ];
}

/** The profiles that policies name, and those that were read and a pattern matches, without the models behind them. */
export function accessibleProfiles(
  granted: Pick<GrantedResources, "profileArns" | "profilePatterns">,
  read: ReadonlyMap<string, ReportedProfile>,
): ReportedProfile[] {
  const { profileArns: named, profilePatterns } = granted;
  const profiles = [...named].map((arn) => read.get(arn) ?? namedProfile(arn));
  if (profilePatterns.size === 0) return profiles;
  const patterns = [...profilePatterns.values()];
  const matched = [...read.values()].filter(
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

/** The profiles that policies are about, and the patterns for profiles, sorted by ARN. */
export function profileSubjects(
  granted: GrantedResources,
  read: ReadonlyMap<string, ReportedProfile>,
): Subject[] {
  return [
    ...accessibleProfiles(granted, read).map((profile) => profileSubject(profile, granted)),
    ...[...granted.profilePatterns.values()].map((pattern) => patternSubject(pattern, granted)),
  ].sort((one, other) => order(sortKey(one.profile), sortKey(other.profile)));
}

/** What policies are about, with the models that no profile leads to at the end. */
export function subjects(granted: GrantedResources, read: ReadonlyMap<string, ReportedProfile>): Subject[] {
  const all = profileSubjects(granted, read);
  const models = modelsOfNoProfile(granted, all);
  return models.length === 0
    ? all
    : [...all, { profile: noProfile, arns: [], sourceRegion: anyRegion, models, others: [] }];
}

function sortKey({ arn, address }: ReportedProfile): string {
  return arn ?? address ?? "";
}

/** A profile that is named, read or made. */
export function profileSubject(profile: ReportedProfile, granted: GrantedResources): Subject {
  const sourceRegion = profile.sourceRegion === null ? anyRegion : only(profile.sourceRegion);
  const subject = { profile, arns: [profileArns(profile)], sourceRegion };
  const { modelArns, modelId, sourceModelArn } = routing(profile);
  if (profile.foundationModelArns) return { ...subject, models: modelArns.map(exactModel), others: [] };
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
  const profile = patternProfile(pattern.text);
  const arns = profileShapes.map((shape) => matching(pattern, shape)).filter((set) => !isEmpty(set));
  const [, partition = "*", , region = "*"] = pattern.text.split(":");
  const isGlobal = !/:inference-profile\/(?!global\.)[^*?$./]+\./.test(pattern.text);
  return {
    profile,
    arns,
    sourceRegion: inside(anyRegion, wildcard(region.includes("${") ? "*" : region)),
    models: modelsAnywhere(
      /[*?$]/.test(partition) ? "*" : partition,
      modelIdPattern(pattern.text),
      granted.regions,
      isGlobal,
    ),
    others: [],
  };
}

/** The part of a pattern for system-defined profiles that stands for the model's ID, if it is sure which that is. */
function modelIdPattern(pattern: string): string {
  const [, id = "?*"] = /:inference-profile\/(?:[^*?$./]+|\*)\.([^$]+)$/.exec(pattern) ?? [];
  return id;
}

/** Any Region that can be called. */
export const anyRegion = outside(matching(wildcard("?*")), wildcard("unspecified"));

const unspecified = only("unspecified");

/** The region-less models of an ID, or of a pattern for IDs. */
export function regionlessModels(partition: string, modelId: string): ModelsInRegion {
  return { region: "global", arns: modelsIn(partition, "", modelId), requestedRegion: unspecified };
}

function modelsIn(partition: string, region: string, modelId: string): TextSet {
  return matching(modelPattern(partition, region, modelId), foundationModelShape);
}

/** The models of an ID, or of a pattern for IDs, in each of some Regions, in all others, and without one. */
function modelsAnywhere(
  partition: string,
  modelId: string,
  regions: readonly string[],
  global: boolean,
): ModelsInRegion[] {
  const named = regions.map((region) => modelPattern("*", region, "*"));
  return [
    ...regions.map((region) => ({
      region,
      arns: modelsIn(partition, region, modelId),
      requestedRegion: only(region),
    })),
    {
      region: "*",
      arns: outside(modelsIn(partition, "?*", modelId), ...named),
      requestedRegion: outside(anyRegion, ...regions.map((region) => wildcard(region))),
    },
    ...(global ? [regionlessModels(partition, modelId)] : []),
  ];
}

function exactModel(arn: string): ModelsInRegion {
  const region = regionName(arn);
  return { region, arns: only(arn), requestedRegion: region === "global" ? unspecified : only(region) };
}

/** The foundation models that none of the profiles leads to. */
function modelsOfNoProfile(granted: GrantedResources, subjects: readonly Subject[]): ModelsInRegion[] {
  const taken = subjects.flatMap(({ models }) => models.map(({ arns }) => arns));
  const exact = [...granted.modelArns].filter((arn) => !taken.some((set) => holds(set, arn)));
  const patterns = [...granted.modelPatterns.values()].filter(
    (pattern) => !taken.some((set) => !isEmpty(inside(set, pattern))),
  );
  return [...exact.sort().map(exactModel), ...patterns.flatMap((pattern) => modelsNamed(pattern, granted))];
}

/** The foundation models that a pattern stands for, by Region. */
export function modelsNamed(pattern: Wildcard, { regions }: GrantedResources): ModelsInRegion[] {
  return pattern.exact
    ? [exactModel(pattern.text)]
    : modelsOfPattern(pattern, modelsAnywhere("*", "?*", regions, true));
}

/** Those of some foundation models that a pattern matches. */
function modelsOfPattern(pattern: Wildcard, all: readonly ModelsInRegion[]): ModelsInRegion[] {
  if (pattern.exact) return [exactModel(pattern.text)];
  return all
    .map((models) => ({ ...models, arns: inside(models.arns, pattern) }))
    .filter(({ arns }) => !isEmpty(arns));
}
