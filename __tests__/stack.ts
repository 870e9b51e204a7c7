import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";

/** Terraform JSON, as far as the tests read it. */
export interface TerraformJson {
  readonly data?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly locals?: Readonly<Record<string, unknown>>;
  readonly provider?: { readonly aws: readonly Readonly<Record<string, unknown>>[] };
  readonly output?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly terraform: { readonly required_providers: { readonly aws: { readonly version: string } } };
}

/** An empty stack named `prod` with an AWS provider for us-west-2. */
export function emptyStack(): TerraformStack {
  const stack = new TerraformStack(new App(), "prod");
  new AwsProvider(stack, "Aws", { region: "us-west-2" });
  return stack;
}

/** The Terraform JSON of a stack that passes its validations. CDK Terrain's has CDKTF's address of the AWS provider. */
export function synthesized(stack: TerraformStack): TerraformJson {
  const json = Testing.synth(stack, true).replace('"source": "hashicorp/aws"', '"source": "aws"');
  return JSON.parse(json) as TerraformJson;
}
