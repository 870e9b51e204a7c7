import { TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import { destinationRegionsExpression } from "./foundation-models";

/** What an inference profile may route to, as tokens. */
export interface ProfileModels {
  /** The ARNs of the foundation models, a list token. */
  readonly foundationModelArns: string[];

  /** The names of their Regions, a list token; `global` stands for the region-less model. */
  readonly destinationRegions: string[];
}

/**
 * The foundation models of an inference profile and their Regions, as locals below `scope`.
 *
 * They are locals also where every ARN is known at synth: a condition that Terraform checks has to refer to something.
 *
 * @param models the ARNs, or an expression for them
 */
export function profileModels(scope: Construct, models: readonly string[] | string): ProfileModels {
  const arns = new TerraformLocal(scope, "FoundationModelArns", models);
  const regions = new TerraformLocal(
    scope,
    "DestinationRegions",
    `\${${destinationRegionsExpression(`local.${arns.friendlyUniqueId}`)}}`,
  );
  return { foundationModelArns: arns.asList, destinationRegions: regions.asList };
}
