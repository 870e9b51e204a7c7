/**
 * The Terraform expression for the foundation models behind an inference profile: those AWS lists and the same
 * model in the source Region, sorted, without duplicates. A region-less ARN stays as it is.
 *
 * AWS gives the models in no fixed order, and one profile leaves its own source Region out.
 *
 * @param profile a reference to something with `inference_profile_arn` and `models`
 */
export function foundationModelArnsExpression(profile: string): string {
  const inSourceRegion = inRegion("arn", `\${split(":", ${profile}.inference_profile_arn)[3]}`);
  return `sort(distinct(flatten([for arn in ${profile}.models[*].model_arn : [arn, ${inSourceRegion}]])))`;
}

/**
 * The Terraform expression for the Regions of foundation models, sorted, without duplicates. `global` stands
 * for the region-less model.
 *
 * @param foundationModelArns a reference to a list of foundation-model ARNs
 */
export function destinationRegionsExpression(foundationModelArns: string): string {
  return `sort(distinct([for arn in ${foundationModelArns} : coalesce(split(":", arn)[3], "global")]))`;
}

/**
 * The Terraform expression for foundation models in every Region, and in none, sorted, without duplicates.
 *
 * @param foundationModelArns a reference to a list of foundation-model ARNs
 */
export function modelsEverywhereExpression(foundationModelArns: string): string {
  return `sort(distinct([for arn in ${foundationModelArns} : ${inRegion("arn", "*")}]))`;
}

/** The Terraform expression for a foundation model in a Region, which may be a template. */
function inRegion(arn: string, region: string): string {
  return `replace(${arn}, "/^(arn:[^:]*:bedrock):[^:]*/", "$1:${region}")`;
}
