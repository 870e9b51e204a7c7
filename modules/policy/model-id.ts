import { parseBedrockArn } from "./arn";
import { inexactPattern } from "./profile-id";

/** The ARN of a foundation model in a Region. */
export const modelInRegionPattern = /^arn:[^:*?]+:bedrock:[^:*?]+::foundation-model\/[^*?$]+$/;

/** What to do about the ID of an inference profile where that of a foundation model belongs. */
export const profileRemedy =
  "an inference profile is an InferenceProfile, or in 'inferenceProfileIds' of a grant";

/** What is wrong with the ID or ARN of a foundation model, or undefined. */
export function modelIdProblem(id: string): string | undefined {
  if (id === "" || inexactPattern.test(id)) {
    return `should be a foundation model ID or ARN without wildcards, white space, quotes or \${, got '${id}'`;
  }
  if (id.startsWith("arn:")) {
    if (modelInRegionPattern.test(id)) return undefined;
    const isProfile = parseBedrockArn(id)?.resourceType.endsWith("inference-profile");
    return `should be the ARN of a foundation model in a Region, got '${id}'${isProfile ? `; ${profileRemedy}` : ""}`;
  }
  // the ID of a system-defined profile has a dot more, and so has that of some models: the plan tells them apart
  if (id.includes(".")) return undefined;
  return `should be a foundation model ID, with its provider and '.' before the name, got '${id}'; ${profileRemedy}`;
}

/** What is wrong with a model's ARN where it is called, or undefined. An ID says nothing of it. */
export function modelPlaceProblem(id: string, sourceRegion: string): string | undefined {
  const arn = parseBedrockArn(id);
  return !arn || arn.region === sourceRegion ? undefined : `should be of Region ${sourceRegion}, got '${id}'`;
}
