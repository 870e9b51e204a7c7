import { Token } from "cdktf";
import type { Construct } from "constructs";
import type { ApplicationInferenceProfileProps } from "../constructs/application-inference-profile";
import { checkProp, propsProblem, shown, type PropNames } from "../constructs/prop";
import { foundationModelProblem } from "../policy/application-profile";
import { parseBedrockArn } from "../policy/arn";
import { isRecord } from "../terraform/finished-value";
import { keyProblem } from "./grant";
import {
  isModelInRegion,
  literalProblem,
  modelInRegionProblem,
  profileInRegionProblem,
  type ModelInRegion,
  type Place,
  type ProfileInRegion,
} from "./source-in-region";

/** An application inference profile that a stack makes. Its Region and its source Region are those of what it copies. */
export interface MadeProfile extends Omit<
  ApplicationInferenceProfileProps,
  "copyFrom" | "sourceRegion" | "provider"
> {
  /**
   * What the profile routes to: a system-defined inference profile by ID or ARN, with its Region where that is not the
   * stack's, or a foundation model by ARN, or by ID with its Region.
   */
  readonly copyFrom: string | ProfileInRegion | ModelInRegion;
}

/** The names of the props. */
export const madeProfileProps: PropNames<MadeProfile> = {
  copyFrom: true,
  name: true,
  description: true,
  tags: true,
};

/** Throws where the application profiles of a stack are none, before the constructs that they would make. */
export function checkMadeProfiles(stack: Construct, profiles: unknown, place: Place): void {
  const prop = "applicationInferenceProfiles";
  if (!isRecord(profiles) || Token.isUnresolved(profiles) || Object.keys(profiles).length === 0) {
    checkProp(stack, prop, `should have at least one application inference profile, got ${shown(profiles)}`);
  }
  for (const [key, profile] of Object.entries(profiles as Readonly<Record<string, unknown>>)) {
    checkProp(stack, prop, keyProblem(key));
    checkProp(stack, `${prop}.${key}`, propsProblem(profile, madeProfileProps));
    checkProp(stack, `${prop}.${key}.copyFrom`, copyProblem((profile as MadeProfile).copyFrom, place));
  }
}

function copyProblem(copyFrom: unknown, place: Place): string | undefined {
  const isModel =
    typeof copyFrom === "string" && parseBedrockArn(copyFrom)?.resourceType === "foundation-model";
  if (isModel) return literalProblem(copyFrom, foundationModelProblem);
  return isModelInRegion(copyFrom)
    ? modelInRegionProblem(copyFrom, place)
    : profileInRegionProblem(copyFrom, place);
}
