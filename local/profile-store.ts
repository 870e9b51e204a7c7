import { randomInt } from "node:crypto";
import { parseBedrockArn } from "../modules/policy/arn";
import type { Caller } from "./caller";
import { foundationModelArns, type SystemDefinedProfile } from "./profiles";
import { partition } from "./partition";
import { ServiceError } from "./service-error";

interface ProfileFields {
  readonly inferenceProfileId: string;
  readonly inferenceProfileArn: string;
  readonly inferenceProfileName: string;
  readonly description?: string;
  readonly createdAt: string;
  readonly foundationModelArns: readonly string[];
}

/** An application profile that exists now. */
export interface ApplicationProfile extends ProfileFields {
  readonly type: "APPLICATION";
  readonly tags: Map<string, string>;
}

/** A profile of either type, as its caller sees it. */
export type InferenceProfile = ApplicationProfile | (ProfileFields & { readonly type: "SYSTEM_DEFINED" });

/** The profiles of every account and Region. */
export class ProfileStore {
  readonly #systemDefined: readonly SystemDefinedProfile[];
  readonly #application = new Map<string, ApplicationProfile>();

  constructor(systemDefined: readonly SystemDefinedProfile[]) {
    this.#systemDefined = systemDefined;
  }

  get applicationProfiles(): readonly ApplicationProfile[] {
    return [...this.#application.values()];
  }

  /** The profiles of the caller's account that can be called from the caller's Region. */
  profiles(caller: Caller): readonly InferenceProfile[] {
    const prefix = profileArn(caller, "application-inference-profile/");
    return [
      ...this.#systemDefined
        .filter(({ sourceRegion }) => sourceRegion === caller.region)
        .map((profile) => seenBy(caller, profile)),
      ...this.applicationProfiles.filter(({ inferenceProfileArn }) => inferenceProfileArn.startsWith(prefix)),
    ];
  }

  /** Finds a profile by its ID or ARN. */
  find(caller: Caller, identifier: string): InferenceProfile {
    const found = this.profiles(caller).find(
      (profile) => profile.inferenceProfileId === identifier || profile.inferenceProfileArn === identifier,
    );
    if (found === undefined) throw notFound(caller, identifier);
    return found;
  }

  /** Finds an application profile by its ID or ARN; a system-defined one cannot be tagged or deleted. */
  findApplication(caller: Caller, identifier: string): ApplicationProfile {
    const found = this.find(caller, identifier);
    if (found.type === "APPLICATION") return found;
    throw new ServiceError(
      "ValidationException",
      `the profile should be an application inference profile, got '${identifier}'`,
    );
  }

  /** Adds an application profile that lists what `copyFrom` lists. */
  create(
    caller: Caller,
    copyFrom: string,
    fields: Pick<ApplicationProfile, "inferenceProfileName" | "description" | "tags">,
  ): ApplicationProfile {
    const inferenceProfileId = Array.from({ length: 12 }, () => randomInt(36).toString(36)).join("");
    const profile: ApplicationProfile = {
      ...fields,
      type: "APPLICATION",
      inferenceProfileId,
      inferenceProfileArn: profileArn(caller, `application-inference-profile/${inferenceProfileId}`),
      createdAt: new Date().toISOString(),
      foundationModelArns: this.#modelsOf(caller, copyFrom),
    };
    this.#application.set(profile.inferenceProfileArn, profile);
    return profile;
  }

  delete(caller: Caller, identifier: string): void {
    this.#application.delete(this.findApplication(caller, identifier).inferenceProfileArn);
  }

  #modelsOf(caller: Caller, copyFrom: string): readonly string[] {
    const arn = parseBedrockArn(copyFrom);
    if (arn?.resourceType === "inference-profile") return this.find(caller, copyFrom).foundationModelArns;
    if (arn?.resourceType === "foundation-model") {
      const [own] = foundationModelArns(arn.resourceId, caller.region, [caller.region]);
      if (copyFrom === own) return [copyFrom];
      throw new ServiceError("ResourceNotFoundException", `'${copyFrom}' is not in ${caller.region}`);
    }
    throw new ServiceError(
      "ValidationException",
      `'copyFrom' should be the ARN of a system-defined inference profile or a foundation model, got '${copyFrom}'`,
    );
  }
}

function profileArn({ region, account }: Caller, resource: string): string {
  return `arn:${partition(region)}:bedrock:${region}:${account}:${resource}`;
}

function seenBy(caller: Caller, profile: SystemDefinedProfile): InferenceProfile {
  const { inferenceProfileId, inferenceProfileName, sourceRegion, destinationRegions } = profile;
  const modelId = inferenceProfileId.replace(/^[^.]+\./, "");
  return {
    type: "SYSTEM_DEFINED",
    inferenceProfileId,
    inferenceProfileArn: profileArn(caller, `inference-profile/${inferenceProfileId}`),
    inferenceProfileName,
    description: `Routes requests from ${sourceRegion} to ${modelId}.`,
    createdAt: "2025-01-01T00:00:00.000Z",
    foundationModelArns: foundationModelArns(modelId, sourceRegion, destinationRegions),
  };
}

function notFound({ region, account }: Caller, identifier: string): ServiceError {
  const arn = parseBedrockArn(identifier);
  let reason = `no such profile can be called from ${region}`;
  if (arn !== undefined && arn.account !== account) reason = `the request is from account ${account}`;
  if (arn !== undefined && arn.region !== region) reason = `the request is from ${region}`;
  return new ServiceError("ResourceNotFoundException", `'${identifier}' is not found: ${reason}`);
}
