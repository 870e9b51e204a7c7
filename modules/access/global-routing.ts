import {
  allOf,
  allowedParts,
  answer,
  isNone,
  someAllowed,
  type Answer,
  type Permissions,
} from "../iam/answer";
import { matching, only, outside, type TextSet } from "../iam/text-set";
import { arnPattern } from "../iam/arn-pattern";
import { matchesWildcard, wildcard } from "../iam/wildcard";
import type { ReportedProfile } from "../report/access";
import type { GlobalRouting } from "../report/principal";
import { accessibleProfiles } from "./accessible-profile";
import { invokeActions, onModels, onProfiles } from "./call";
import type { GrantedResources } from "./granted-resource";
import { anyRegion, regionlessModels, type ModelsInRegion } from "./models-in-region";
import { profileArns, routesGlobally, routing } from "./profile";
import { placeIn } from "./shape";

/** Profiles that may route globally, and the region-less foundation models behind them. */
interface GlobalCalls {
  readonly arns: TextSet;
  readonly sourceRegion: TextSet;

  /** The ID of the models, or a pattern for IDs. */
  readonly modelId: string;
}

/** Whether a principal's calls can be routed globally, through any profile that is not known not to. */
export function globalRouting(
  permissions: Permissions,
  granted: GrantedResources,
  readProfiles: ReadonlyMap<string, ReportedProfile>,
): GlobalRouting | null {
  if (permissions.length === 0) return null;
  const deniesAny = permissions.some(({ denies }) => denies.statements.length > 0);
  // Allows that name all their resources allow no profile that nobody named
  const namesAll = permissions.some(({ allows }) => allows.patterned.length === 0);
  const named = accessibleProfiles(granted, readProfiles).filter(
    (profile) => routesGlobally(profile) !== false,
  );
  const others = namesAll && !deniesAny ? [] : otherCalls(named, readProfiles);
  const answers: Answer[] = others.length === 0 ? ["not-allowed"] : [];
  for (const calls of [...named.map(callsThrough), ...others]) {
    for (const action of invokeActions) {
      const { arns, sourceRegion } = calls;
      const profile = answer(permissions, onProfiles(action, arns, sourceRegion));
      if (profile === "denied" || (profile === "not-allowed" && !deniesAny)) {
        answers.push(profile);
        continue;
      }
      const through = answer(permissions, onModels(action, regionlessOf(calls), arns));
      const closed = [profile, through].filter(isNone);
      if (closed.length > 0) answers.push(closed.includes("denied") ? "denied" : "not-allowed");
      else if (isOpen(permissions, calls, action)) return "open";
      else answers.push("unknown");
    }
  }
  const answered = allOf(answers);
  return answered === "allowed" ? "open" : answered;
}

function isOpen(
  permissions: Permissions,
  { arns, sourceRegion, modelId }: GlobalCalls,
  action: string,
): boolean {
  for (const set of allowedParts(permissions, arns, (part) => onProfiles(action, part, sourceRegion))) {
    const models = regionlessOf({ arns: set, modelId });
    const isReached = someAllowed(permissions, models.arns, (part) =>
      onModels(action, { ...models, arns: part }, set),
    );
    if (isReached) return true;
  }
  return false;
}

/** The partition that profiles are of: a profile routes within it. */
function partitionOf({ only: arn, within }: TextSet): string {
  const named = [...(arn === undefined ? [] : [arn]), ...within.map(({ text }) => text)];
  const partitions = named.map((text) => placeIn(text).partition ?? "");
  return partitions.find((partition) => /^[a-z-]+$/.test(partition)) ?? "*";
}

/** What the ARNs of profiles look like that nobody named, and that may route globally. */
const globalShapes = ["inference-profile/global.?*", "application-inference-profile/?*"].map((resource) =>
  arnPattern(`arn:?*:bedrock:?*:?*:${resource}`),
);

function callsThrough(profile: ReportedProfile): GlobalCalls {
  return {
    arns: profileArns(profile),
    sourceRegion: profile.sourceRegion === null ? anyRegion : only(profile.sourceRegion),
    modelId: routing(profile).modelId ?? "?*",
  };
}

/** The calls through any profile but the named ones, and those that are known not to route globally. */
function otherCalls(
  named: readonly ReportedProfile[],
  readProfiles: ReadonlyMap<string, ReportedProfile>,
): GlobalCalls[] {
  const regional = [...readProfiles.values()].filter((profile) => routesGlobally(profile) === false);
  const known = [...named, ...regional].flatMap(({ arn }) => (arn === null ? [] : wildcard(arn, false)));
  return globalShapes.map((shape) => ({
    arns: outside(matching(shape), ...known.filter(({ text }) => matchesWildcard(shape, text))),
    sourceRegion: anyRegion,
    modelId: "?*",
  }));
}

function regionlessOf({ arns, modelId }: Pick<GlobalCalls, "arns" | "modelId">): ModelsInRegion {
  return regionlessModels(partitionOf(arns), modelId);
}
