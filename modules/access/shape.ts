import { overlap } from "../iam/pattern-relation";
import { arnPattern, type Wildcard } from "../iam/wildcard";

/** What the ARNs of both types of inference profile look like: they always have a Region and an account. */
export const profileShapes: readonly Wildcard[] = ["inference-profile", "application-inference-profile"].map(
  (type) => arnPattern(`arn:?*:bedrock:?*:?*:${type}/?*`),
);

/** What the ARN of a foundation model looks like. A model has no account, and where it is region-less no Region. */
export const foundationModelShape = arnPattern("arn:?*:bedrock:*::foundation-model/?*");

/** The pattern for the ARNs of foundation models in a Region, or in all that a pattern stands for. */
export function modelPattern(partition: string, region: string, modelId: string): Wildcard {
  return arnPattern(`arn:${partition}:bedrock:${region}::foundation-model/${modelId}`);
}

/**
 * Whether an ID has the form of an inference profile's, so that no foundation model has it: a prefix before the
 * provider. The name of a model behind the provider begins with a letter, where a dot in it is followed by a number.
 */
export function isProfileId(id: string): boolean {
  return /^[a-z-]+\.[a-z][a-z0-9]*\.[a-z]/.test(id);
}

const compared = new WeakMap<Wildcard, Map<Wildcard, boolean>>();

/** Whether some ARN of a shape matches a pattern, looked for once: there are few shapes. */
export function hasShape(pattern: Wildcard, shape: Wildcard): boolean {
  const answers = compared.get(pattern) ?? new Map<Wildcard, boolean>();
  compared.set(pattern, answers);
  const found = answers.get(shape) ?? overlap(pattern, shape);
  answers.set(shape, found);
  return found;
}
