import { Lazy, type Precondition } from "cdktf";
import type { Construct } from "constructs";
import { modelInRegionPattern } from "../policy/model-id";
import { managedPolicyQuota, tagValueLength } from "../policy/quota";
import { profileTagCharacters, profileTagPattern } from "../policy/tag";
import { matches } from "./hcl";
import { templateText } from "./template";

/** A condition that Terraform checks, and what it says where the condition does not hold. */
export interface Guard {
  readonly condition: string;
  readonly errorMessage: string;
}

/** A guard that says which construct asked for it. */
export function guardOf(construct: Construct, { condition, errorMessage }: Guard): Guard {
  return { condition, errorMessage: `${templateText(construct.node.path)}: ${errorMessage}` };
}

/**
 * The preconditions of a resource.
 *
 * @param late guards that are known when the stack is finished
 */
export function preconditions(
  construct: Construct,
  guards: readonly Guard[],
  late?: () => readonly Guard[],
): Precondition[] {
  const written = (all: readonly Guard[]) => all.map((guard) => guardOf(construct, guard));
  if (late === undefined) return written(guards);
  // the library writes the names of what it knows when the resource is made
  const inTerraform = ({ condition, errorMessage }: Guard) => ({ condition, error_message: errorMessage });
  const produce = () => written([...guards, ...late()]).map(inTerraform);
  return Lazy.anyValue({ produce }) as unknown as Precondition[];
}

/**
 * What an application inference profile copies should be a foundation model in a Region, where it is no inference
 * profile that was looked up: otherwise the plan fails.
 *
 * @param copyFrom a reference to the ARN
 */
export function copyGuard(copyFrom: string): Guard {
  return {
    condition: `\${${matches(modelInRegionPattern, copyFrom)}}`,
    errorMessage: `'copyFrom' should be an InferenceProfile, a FoundationModel or the ARN of a foundation model in a Region, got ${textOf(copyFrom)}; pass the InferenceProfile itself`,
  };
}

/**
 * The Regions an inference profile should stay in: otherwise the plan fails.
 *
 * @param prop what the user calls the allowed Regions
 * @param profile the ID or ARN of the profile
 * @param regions a reference to the names of its Regions
 * @param allowed a reference to the names of the allowed Regions
 */
export function destinationGuard(prop: string, profile: string, regions: string, allowed: string): Guard {
  const outside = `setsubtract(${regions}, ${allowed})`;
  return {
    condition: `\${try(length(${outside}) == 0, false)}`,
    errorMessage: `'${prop}' should have every Region that ${profile} may route to, lacks \${try(join(", ", sort(${outside})), "all of them")}; add it, or drop the profile`,
  };
}

/**
 * An inference profile beside the denial of global routing should not route globally: otherwise the plan fails.
 *
 * @param prop what the user calls the denial
 * @param profile the ID or ARN of the profile
 * @param regions a reference to the names of its Regions
 */
export function globalRoutingGuard(prop: string, profile: string, regions: string): Guard {
  return {
    condition: `\${!contains(${regions}, "global")}`,
    errorMessage: `'${prop}' should be false beside a profile that routes globally, got true beside ${profile}`,
  };
}

/**
 * The characters a managed policy may have: otherwise the plan fails.
 *
 * @param size a reference to the number of characters, not to the policy: Terraform prints what a condition refers to
 * @param remedy what to do about a policy that is too long
 */
export function sizeGuard(size: string, remedy: string): Guard {
  return {
    condition: `\${${size} <= ${managedPolicyQuota}}`,
    errorMessage: `the policy should have at most ${managedPolicyQuota} characters, got \${${size}}; ${remedy}`,
  };
}

/**
 * The AWS Marketplace products that an account may be subscribed to should be some: a condition without a value may
 * hold for any.
 *
 * @param productIds a reference to their IDs
 */
export function productGuard(productIds: string): Guard {
  const isId = `can(regex("^[0-9A-Za-z_-]+$", id))`;
  return {
    condition: `\${try(length(${productIds}) > 0 && alltrue([for id in ${productIds} : ${isId}]), false)}`,
    errorMessage: `'productIds' should be at least one product ID of letters, digits, '_' and '-', got \${jsonencode(${productIds})}`,
  };
}

/**
 * The values of tags should be some that a tag can have: a condition without a value never holds, and IAM reads `${` in
 * one.
 *
 * @param prop what the user calls the values
 * @param values a reference to them
 */
export function tagValuesGuard(prop: string, values: string): Guard {
  const isValue = `${matches(profileTagPattern, "value")} && length(value) <= ${tagValueLength}`;
  return {
    condition: `\${try(length(${values}) > 0 && alltrue([for value in tolist(${values}) : ${isValue}]), false)}`,
    errorMessage: `'${prop}' should be at least one value of at most ${tagValueLength} ${profileTagCharacters}, got \${jsonencode(${values})}`,
  };
}

/** A template for a text that may turn out to be null, which no template takes. */
function textOf(reference: string): string {
  return `\${${reference} == null ? "null" : ${reference}}`;
}
