import { parseBedrockArn } from "./arn";

/** What the ID or ARN of an inference profile must not have: it would widen what is granted. */
export const inexactPattern = /[*?\s"'`\\]|[$%]\{/;

/** The ARN of an inference profile of either type. */
export const profileArnPattern = /^arn:[^:]+:bedrock:[^:]*:[^:]*:(application-)?inference-profile\/.+$/;

/** The ID of a foundation model where that of a system-defined profile belongs, which has a prefix before it. */
export const modelIdPattern = /^(arn:[^/]*:inference-profile\/)?[^./]+\.[^.]+$/;

/** What is wrong with the ID or ARN of an inference profile, or undefined. */
export function profileIdProblem(id: string): string | undefined {
  if (id === "" || inexactPattern.test(id)) {
    return `should be an inference profile ID or ARN without wildcards, white space, quotes or \${, got '${id}'`;
  }
  if (modelIdPattern.test(id)) {
    return `should be an inference profile ID or ARN, with a prefix before the ID of the foundation model, got '${id}'; \`aws bedrock list-inference-profiles\` lists them, and a model that is called without one is a FoundationModel, or in 'foundationModelIds' of a grant`;
  }
  if (!id.startsWith("arn:") || profileArnPattern.test(id)) return undefined;
  return `should be the ARN of an inference-profile or application-inference-profile, got '${id}'`;
}

/**
 * What is wrong with a profile's ARN in an account and a source Region, or undefined. An ID says nothing of either.
 *
 * @param account the account, or undefined where it is not known yet
 */
export function profilePlaceProblem(
  id: string,
  account: string | undefined,
  sourceRegion: string,
): string | undefined {
  const arn = parseBedrockArn(id);
  if (!arn) return undefined;
  if (account !== undefined && arn.account !== account) return `should be of account ${account}, got '${id}'`;
  return arn.region === sourceRegion ? undefined : `should be of source Region ${sourceRegion}, got '${id}'`;
}

/** Whether an ID or ARN names an application inference profile: its ID is opaque, a system-defined one has a dot. */
export function isApplicationProfile(id: string): boolean {
  const arn = parseBedrockArn(id);
  return arn ? arn.resourceType === "application-inference-profile" : !id.includes(".");
}

/** Whether an ID or ARN names a system-defined profile that routes globally. */
export function isGlobalProfile(id: string): boolean {
  return (parseBedrockArn(id)?.resourceId ?? id).startsWith("global.");
}
