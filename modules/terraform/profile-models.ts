import { TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import { destinationRegionsExpression } from "./foundation-models";
import { localList, localReference } from "./shared-local";

/**
 * What an inference profile may route to, as locals below a construct. That of the Regions is made for the first who
 * asks.
 *
 * They are locals also where every ARN is known at synth: a condition that Terraform checks has to refer to something.
 */
export class ProfileModels {
  readonly #arns: TerraformLocal;
  #regions: TerraformLocal | undefined;

  /** @param models the ARNs, or an expression for them */
  constructor(
    private readonly scope: Construct,
    models: readonly string[] | string,
  ) {
    this.#arns = new TerraformLocal(scope, "FoundationModelArns", models);
  }

  /** The ARNs of the foundation models, a list token. */
  get foundationModelArns(): string[] {
    return localList(this.#arns);
  }

  /** The names of their Regions, a list token; `global` stands for the region-less model. */
  get destinationRegions(): string[] {
    const regions = `\${${destinationRegionsExpression(localReference(this.#arns))}}`;
    this.#regions ??= new TerraformLocal(this.scope, "DestinationRegions", regions);
    return localList(this.#regions);
  }
}
