import { accessDocuments, type PolicyDocument, type ProfileAccess } from "../../modules/policy/document";
import type { ProfileResource } from "../../modules/policy/statement";

/** A system-defined profile of 111122223333 as a policy sees it. */
export function profile(
  sourceRegion: string,
  id: string,
  destinationRegions: readonly string[],
): ProfileResource {
  const model = id.slice(id.indexOf(".") + 1);
  return {
    arn: `arn:aws:bedrock:${sourceRegion}:111122223333:inference-profile/${id}`,
    application: false,
    foundationModelArns: destinationRegions.map(
      (region) => `arn:aws:bedrock:${region}::foundation-model/${model}`,
    ),
  };
}

/** An application profile that copies another. */
export function applicationProfile(copied: ProfileResource, id = "a1b2c3d4e5f6"): ProfileResource {
  const arn = copied.arn.replace(/inference-profile.*/, `application-inference-profile/${id}`);
  return { ...copied, arn, application: true };
}

/** The documents of some access, without the profiles that stand in each. */
export function policies(access: Omit<ProfileAccess, "beside">): PolicyDocument[] {
  return accessDocuments({ ...access, beside }).map(({ document }) => document);
}

/** The ARNs of a resource where profiles are, each once. */
export function beside(arns: readonly string[], resource: string): string[] {
  return [...new Set(arns.map((arn) => `${arn.split(":").slice(0, 5).join(":")}:${resource}`))];
}
