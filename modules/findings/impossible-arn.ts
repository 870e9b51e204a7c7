import { fencedProfileArns, fences } from "../access/granted-resource";
import { isFoundationModel, isProfile, isProfileId, placeIn, shapeOf } from "../access/shape";
import type { PolicyStatement } from "../iam/policy-statement";
import { arnPattern } from "../iam/arn-pattern";
import type { Wildcard } from "../iam/wildcard";
import { modelIdPattern } from "../policy/profile-id";
import type { Mistake } from "./mistake";

/** An ARN that matches nothing, which part of it is wrong, and what its author meant. */
export interface ImpossibleArn {
  readonly part: string;
  readonly meant: Wildcard;
}

/** The ARNs of profiles and foundation models in a statement that no request can have. */
export function impossibleArns(statement: PolicyStatement): Mistake[] {
  const parts = new Map<string, string[]>();
  const note = (part: string | undefined, text: string): void => {
    if (part !== undefined) parts.set(part, [...(parts.get(part) ?? []), text]);
  };
  const partitions = new Set(fencedProfileArns(statement).map((arn) => placeIn(arn).partition));
  for (const resource of statement.resources) {
    const isElsewhere = partitions.size > 0 && isOfOtherPartition(resource, partitions);
    note(isElsewhere ? "name the partition of the profile" : impossibleArn(resource)?.part, resource.text);
  }
  for (const { patterns, values } of fences(statement)) {
    for (const [index, pattern] of patterns.entries()) {
      const value = values[index] ?? "";
      if (pattern && !pattern.exact && pattern.arn) note(impossibleArn(pattern)?.part, value);
      else if (!pattern || (pattern.exact && !isProfile(pattern) && !/[*?]/.test(value))) {
        note((pattern && impossibleArn(pattern)?.part) ?? "name the ARN of an inference profile", value);
      }
    }
  }
  return [...parts].map(([hint, values]) => ({
    type: "impossible-arn",
    statement,
    subject: "",
    values,
    hint,
  }));
}

/** Whether a foundation model can't be behind profiles of some partitions: a profile routes within its own. */
function isOfOtherPartition(resource: Wildcard, partitions: ReadonlySet<string | undefined>): boolean {
  const { partition = "" } = shapeOf(resource);
  return !partitions.has(partition) && /^[a-z-]+$/.test(partition) && isFoundationModel(resource);
}

/** What is wrong with a resource that is a profile's or a foundation model's for certain, or undefined. */
export function impossibleArn(resource: Wildcard): ImpossibleArn | undefined {
  const { parts, isProfile, isFoundationModel } = shapeOf(resource);
  if (!parts || isFoundationModel) return undefined;
  const { partition, region, account, resourceType: type, resourceId: id } = parts;
  const meant = (place: string, resourceId: string) =>
    arnPattern(`arn:${partition}:bedrock:${place}:${resourceId}`);
  if (type === "foundation-model") {
    if (isProfileId(id) && !/[*?$]/.test(id)) {
      const part = "name the ID of the foundation model, without the prefix of an inference profile";
      return { part, meant: meant(`${region}:`, `${type}/${id.slice(id.indexOf(".") + 1)}`) };
    }
    return {
      part: "leave out the account: a foundation model has none",
      meant: meant(`${region}:`, `${type}/${id}`),
    };
  }
  if (type !== "inference-profile" && type !== "application-inference-profile") return undefined;
  const place = `${region || "*"}:${account || "*"}`;
  if (type === "inference-profile" && !/[*?$]/.test(id) && modelIdPattern.test(id)) {
    const part =
      "name the ID of the inference profile, which has a prefix before that of the foundation model";
    return { part, meant: meant(place, `${type}/*.${id}`) };
  }
  if (isProfile) return undefined;
  const missing = account === "" ? "the account" : "the Region";
  return {
    part: `name ${missing}: an inference profile always has one`,
    meant: meant(place, `${type}/${id}`),
  };
}
