/** The Terraform JSON of a module, as far as its README tells of it. */
export interface ModuleJson {
  readonly variable: Readonly<
    Record<string, { readonly type: string; readonly description: string; readonly default?: unknown }>
  >;
  readonly output: Readonly<Record<string, { readonly description: string }>>;
  readonly terraform: {
    readonly required_version: string;
    readonly required_providers: { readonly aws: { readonly version: string } };
  };
}

/** The README of the Terraform module, with its inputs and outputs. */
export function moduleReadme({ variable, output, terraform }: ModuleJson): string {
  const inputs = Object.entries(variable).map(([name, { type, description, default: value }]) => {
    const shown = value === undefined ? "required" : `\`${JSON.stringify(value)}\``;
    return `| \`${name}\` | \`${type}\` | ${shown} | ${description} |`;
  });
  const outputs = Object.entries(output).map(([name, { description }]) => `| \`${name}\` | ${description} |`);
  return `# Least-privilege IAM for Amazon Bedrock inference profiles

Gives roles access to inference profiles, and to their foundation models in exactly the Regions that AWS routes to, through the profiles only. It is generated from the CDKTF constructs of this project, and grants what \`InferenceProfileAccess\` grants.

\`\`\`hcl
provider "aws" {
  region = "us-west-2"
}

module "analytics" {
  source = "./terraform-module"

  inference_profile_ids = ["us.anthropic.claude-3-haiku-20240307-v1:0"]
  role_names            = ["analytics"]
  policy_name           = "analytics"
}

output "regions" {
  value = module.analytics.destination_regions
}
\`\`\`

The profiles are called in the provider's Region; \`providers = { aws = aws.us_east_2 }\` chooses another. Terraform reads them when it plans, so that their IDs and the names of the roles must be known by then: not made in the same apply, and the module without \`depends_on\`.

Terraform \`${terraform.required_version}\`, AWS provider \`${terraform.required_providers.aws.version}\`.

## Inputs

| name | type | default | description |
| --- | --- | --- | --- |
${inputs.join("\n")}

## Outputs

| name | description |
| --- | --- |
${outputs.join("\n")}

## Tests

\`terraform init && terraform test\` in this folder, with Terraform 1.7 or later, needs no AWS account.
`;
}
