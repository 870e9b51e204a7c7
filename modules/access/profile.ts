import { oncePer } from "../report/once";
import { parseBedrockArn } from "../policy/arn";
import { isApplicationProfile } from "../policy/profile-id";
import { elements, fields, text, type Fields } from "../iam/json";
import { matching, only, type TextSet } from "../iam/text-set";
import { arnPattern } from "../iam/arn-pattern";
import { order } from "../report/order";
import type { ReportedProfile } from "../report/access";
import type { TerraformResource } from "../plan/terraform-resource";
import { placeIn } from "./shape";

/** Foundation models that are called without an inference profile, in place of one. */
export const noProfile: ReportedProfile = {
  arn: null,
  address: null,
  label: "no profile",
  type: "none",
  sourceRegion: null,
  copiedFrom: null,
  foundationModelArns: null,
};

/** The inference profiles that Terraform read or manages, by ARN; those that a plan makes by address. */
export function readProfiles(resources: Iterable<TerraformResource>): Map<string, ReportedProfile> {
  const found = new Map<string, ReportedProfile>();
  const made: TerraformResource[] = [];
  for (const resource of resources) {
    const { address, type, values, data } = resource;
    if (type !== "aws_bedrock_inference_profile") continue;
    const arn = text(values.inference_profile_arn) ?? text(values.arn);
    if (arn === undefined && !data) made.push(resource);
    if (arn === undefined || !parseBedrockArn(arn)) continue;
    const other = found.get(arn)?.address ?? address;
    found.set(arn, {
      ...namedProfile(arn, text(values.inference_profile_name) ?? text(values.name)),
      // of several that read it, always the same one
      address: order(address, other) < 0 ? address : other,
      copiedFrom: copiedArn(values) ?? found.get(arn)?.copiedFrom ?? null,
      foundationModelArns: modelArns(values.models, "model_arn"),
    });
  }
  for (const { address, values } of made) found.set(address, madeProfile(address, values, found));
  return found;
}

/** The foundation models in a list, sorted, or `null` where there are none: nobody read them. */
export function modelArns(models: unknown, attribute: string): string[] | null {
  const found = elements(models)
    .map((model) => text(fields(model)[attribute]) ?? "")
    .filter((model) => parseBedrockArn(model)?.resourceType === "foundation-model");
  return found.length > 0 ? [...new Set(found)].sort() : null;
}

/** An application profile that a plan makes: AWS gives it an ARN then. It leads where what it copies leads. */
function madeProfile(
  address: string,
  values: Fields,
  readProfiles: ReadonlyMap<string, ReportedProfile>,
): ReportedProfile {
  const source = copiedArn(values) ?? "";
  const { resourceType, region = "" } = parseBedrockArn(source) ?? {};
  const copied =
    resourceType === "foundation-model" ? [source] : readProfiles.get(source)?.foundationModelArns;
  return {
    arn: null,
    address,
    label: text(values.name) ?? address,
    type: "application",
    sourceRegion: region === "" ? null : region,
    copiedFrom: source === "" ? null : source,
    foundationModelArns: copied ?? null,
  };
}

/** The ARN that a resource copies. */
function copiedArn(values: Fields): string | undefined {
  return text(fields(elements(values.model_source)[0]).copy_from);
}

/** An inference profile of which a policy has the ARN, and nobody read the models. */
export function namedProfile(arn: string, name?: string): ReportedProfile {
  const { region, resourceId } = parseBedrockArn(arn) ?? { region: "", resourceId: arn };
  const application = isApplicationProfile(arn);
  return {
    arn,
    address: null,
    label: application ? (name ?? resourceId) : resourceId,
    type: application ? "application" : "system-defined",
    sourceRegion: region === "" ? null : region,
    copiedFrom: null,
    foundationModelArns: null,
  };
}

/** Profiles that a pattern stands for. */
export function patternProfile(pattern: string): ReportedProfile {
  const { region = "" } = placeIn(pattern);
  return {
    arn: pattern,
    address: null,
    label: pattern,
    type: "pattern",
    sourceRegion: /^[a-z0-9-]+$/.test(region) ? region : null,
    copiedFrom: null,
    foundationModelArns: null,
  };
}

/** The ARNs that a profile may have: its own, or all that one may get which a plan makes. */
export function profileArns({ arn, sourceRegion, foundationModelArns }: ReportedProfile): TextSet {
  if (arn !== null) return only(arn);
  const { partition = "?*" } = parseBedrockArn(foundationModelArns?.[0] ?? "") ?? {};
  const region = sourceRegion ?? "?*";
  return matching(arnPattern(`arn:${partition}:bedrock:${region}:?*:application-inference-profile/?*`));
}

/** Where a profile leads, as far as its ARN and what was read of it tell. */
export interface Routing {
  /** The ID of its foundation model, or undefined where it can't be told. */
  readonly modelId: string | undefined;

  /** The ARN of its foundation model in its source Region, or undefined where it can't be told. */
  readonly sourceModelArn: string | undefined;

  /** The foundation models it is known to route to, sorted: those that were read, and the source Region's. */
  readonly modelArns: readonly string[];
}

/** Where a profile leads, worked out once. */
export const routing: (profile: ReportedProfile) => Routing = oncePer(profileRouting);

function profileRouting({ arn, type, sourceRegion, foundationModelArns }: ReportedProfile): Routing {
  const profile = parseBedrockArn(arn ?? "");
  const read = parseBedrockArn(foundationModelArns?.[0] ?? "");
  const modelId =
    read?.resourceId ??
    (type === "system-defined" && profile ? withoutPrefix(profile.resourceId) : undefined);
  const partition = profile?.partition ?? read?.partition;
  const sourceModelArn =
    partition !== undefined && sourceRegion !== null && modelId !== undefined && type !== "pattern"
      ? `arn:${partition}:bedrock:${sourceRegion}::foundation-model/${modelId}`
      : undefined;
  const modelArns = new Set([
    ...(foundationModelArns ?? []),
    ...(sourceModelArn === undefined ? [] : [sourceModelArn]),
  ]);
  return { modelId, sourceModelArn, modelArns: [...modelArns].sort() };
}

/** The ID of a model in the ID of a system-defined profile. */
function withoutPrefix(id: string): string | undefined {
  return id.includes(".") ? id.slice(id.indexOf(".") + 1) : undefined;
}

/** Whether a profile routes globally, or undefined where it can't be told. */
export function routesGlobally({ arn, type, foundationModelArns }: ReportedProfile): boolean | undefined {
  if (foundationModelArns) return foundationModelArns.some((model) => parseBedrockArn(model)?.region === "");
  if (type !== "system-defined" || arn === null) return undefined;
  return parseBedrockArn(arn)?.resourceId.startsWith("global.");
}
