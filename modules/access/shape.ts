import { oncePer } from "../report/once";
import { bedrockArnParts, type BedrockArn } from "../policy/arn";
import { arnPattern } from "../iam/arn-pattern";
import { overlap } from "../iam/pattern-relation";
import type { Wildcard } from "../iam/wildcard";

const profileTypes = ["inference-profile", "application-inference-profile"];

/** What the ARNs of both types of inference profile look like: they always have a Region and an account. */
export const profileShapes: readonly Wildcard[] = profileTypes.map((type) =>
  arnPattern(`arn:?*:bedrock:?*:?*:${type}/?*`),
);

/** What the ARN of a foundation model looks like. A model has no account, and where it is region-less no Region. */
export const foundationModelShape = arnPattern("arn:?*:bedrock:*::foundation-model/?*");

/** The pattern for the ARNs of foundation models in a Region, or in all that a pattern stands for. */
export function modelPattern(partition: string, region: string, modelId: string): Wildcard {
  return arnPattern(`arn:${partition}:bedrock:${region}::foundation-model/${modelId}`);
}

/** What a pattern for ARNs is written like, and what it stands for. */
export interface Shape {
  /** As it is written, where it is. */
  readonly partition: string | undefined;
  readonly region: string | undefined;

  /** All of its parts, where it has all that the ARN of a Bedrock resource has. */
  readonly parts: BedrockArn | undefined;

  /** Whether it matches some inference profile. */
  readonly isProfile: boolean;

  /** Whether it matches some foundation model. */
  readonly isFoundationModel: boolean;
}

/** The shape of a pattern, told once: access and each kind of finding ask for it. */
export const shapeOf: (pattern: Wildcard) => Shape = oncePer(shape);

function shape(pattern: Wildcard): Shape {
  const parts = bedrockArnParts(pattern.text);
  const { partition, region } = parts ?? placeIn(pattern.text);
  const isOtherId =
    parts?.resourceType === "foundation-model" &&
    !/[*?$]/.test(parts.resourceId) &&
    isProfileId(parts.resourceId);
  return {
    partition,
    region,
    parts,
    isProfile: profileShapes.some((each) => overlap(pattern, each)),
    isFoundationModel: !isOtherId && overlap(pattern, foundationModelShape),
  };
}

/** The partition and the Region of an ARN, or of a pattern for ARNs, as they are written. */
export function placeIn(text: string): Pick<Shape, "partition" | "region"> {
  const [, partition, region] = /^[^:]*:([^:]*)(?::[^:]*:([^:]*))?/.exec(text) ?? [];
  return { partition, region };
}

/** Whether a pattern matches some inference profile. */
export function isProfile(pattern: Wildcard): boolean {
  return shapeOf(pattern).isProfile;
}

/** Whether a pattern matches some foundation model. */
export function isFoundationModel(pattern: Wildcard): boolean {
  return shapeOf(pattern).isFoundationModel;
}

/**
 * Whether an ID has the form of an inference profile's, so that no foundation model has it: a prefix before the
 * provider. The name of a model behind the provider begins with a letter, where a dot in it is followed by a number.
 */
export function isProfileId(id: string): boolean {
  return /^[a-z-]+\.[a-z][a-z0-9]*\.[a-z]/.test(id);
}

/** The part of a pattern for system-defined profiles that stands for the model's ID, if it is sure which that is. */
export function modelIdIn(pattern: string): string {
  const [, id = "?*"] = /:inference-profile\/(?:[^*?$./]+|\*)\.([^$]+)$/.exec(pattern) ?? [];
  return id;
}

/** Whether a pattern for profiles may stand for one that routes globally. */
export function mayBeGlobal(pattern: string): boolean {
  return !/:inference-profile\/(?!global\.)[^*?$./]+\./.test(pattern);
}
