import { accessDocuments, type GrantedAccess, type PolicyDocument } from "../../modules/policy/document";
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

/** The documents of some access, without the profiles and models that stand in each. */
export function policies(access: Omit<GrantedAccess, "beside">): PolicyDocument[] {
  return accessDocuments({ ...access, beside }).map(({ document }) => document);
}

/** The ARNs of a resource where profiles are, each once. */
export function beside(sources: readonly ProfileResource[], resource: string): string[] {
  return [...new Set(sources.map(({ arn }) => `${arn.split(":").slice(0, 5).join(":")}:${resource}`))];
}
