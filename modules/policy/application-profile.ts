import { parseBedrockArn } from "./arn";
import { inexactPattern, modelIdPattern } from "./profile-id";
import { profileDescriptionLength, profileNameLength } from "./quota";

/** What is wrong with the name of an application inference profile, or undefined. */
export function profileNameProblem(name: string): string | undefined {
  if (/^([0-9a-zA-Z][ _-]?)+$/.test(name) && name.length <= profileNameLength) return undefined;
  return `should be 1 to ${profileNameLength} letters and digits with single spaces, '_' or '-' between, got '${name}'`;
}

/** What is wrong with the description of an application inference profile, or undefined. */
export function profileDescriptionProblem(description: string): string | undefined {
  if (/^([0-9a-zA-Z:.][ _-]?)+$/.test(description) && description.length <= profileDescriptionLength)
    return undefined;
  return `should be 1 to ${profileDescriptionLength} letters, digits, ':' and '.' with single spaces, '_' or '-' between, got '${description}'`;
}

/** What is wrong with the foundation model that an application inference profile copies, or undefined. */
export function foundationModelProblem(arn: string): string | undefined {
  const model = parseBedrockArn(arn);
  const isModel = model?.resourceType === "foundation-model" && model.region !== "" && model.account === "";
  if (isModel && !inexactPattern.test(arn)) return undefined;
  const remedy = copyRemedy(arn, model?.resourceType);
  return `should be an InferenceProfile, a FoundationModel or the ARN of a foundation model in a Region, got '${arn}'${remedy}`;
}

function copyRemedy(copied: string, resourceType: string | undefined): string {
  if (inexactPattern.test(copied)) return "";
  const isId = !copied.startsWith("arn:");
  if (isId && modelIdPattern.test(copied)) {
    return "; look it up with FoundationModel.fromLookup, and pass that";
  }
  const isProfile = resourceType === "inference-profile" || (isId && copied.includes("."));
  return isProfile ? "; look it up with InferenceProfile.fromLookup, and pass that" : "";
}
