import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { modelIdProblem } from "../policy/model-id";
import { regionProblem } from "../policy/region";
import { demandSixth } from "../terraform/aws-provider";
import { ModelLookup } from "../terraform/model-lookup";
import { checkOptional, checkProps, checkValue, text, type PropNames } from "./prop";
import { providerProblem } from "./provider";

/** How to find a foundation model. */
export interface FoundationModelLookupProps {
  /** The ID of the model, such as `amazon.titan-embed-text-v2:0`, or its ARN. */
  readonly modelId: string;

  /**
   * The Region in which the model is called. To set it takes AWS provider 6: the stack then demands `>= 6.0.0`.
   *
   * @default - the Region of the provider
   */
  readonly sourceRegion?: string;

  /**
   * The AWS provider that reads the model, in the account of the roles.
   *
   * @default - the stack's AWS provider
   */
  readonly provider?: TerraformProvider;
}

/** The names of the props. */
export const foundationModelLookupProps: PropNames<FoundationModelLookupProps> = {
  modelId: true,
  sourceRegion: true,
  provider: true,
};

/**
 * A foundation model in a Region that is called without an inference profile, as most embedding models are.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html
 */
export class FoundationModel extends Construct {
  /**
   * Finds a foundation model, when Terraform plans.
   *
   * Defines one `data.aws_bedrock_foundation_model` per model, Region and provider in a stack, and locals for the model
   * and its Region. The plan fails where the model can be called through inference profiles only, which is where its
   * inference types lack `ON_DEMAND`, and where AWS answers with another model, as it does to a profile's ID.
   *
   * @throws when the ID has a wildcard, white space, a quote or `${`, or is that of something else
   */
  static fromLookup(scope: Construct, id: string, props: FoundationModelLookupProps): FoundationModel {
    return new FoundationModel(scope, id, props);
  }

  /** What messages call the model: the ID or ARN it was looked up with. */
  readonly nameInMessages: string;

  /** The ARN of the model, a string token. */
  readonly foundationModelArn: string;

  /** The ARN of the model in a list, a list token. */
  readonly foundationModelArns: string[];

  /** The name of the model's Region in a list, a list token. */
  readonly destinationRegions: string[];

  /** Whether the model is known to be routed globally, which one in a Region never is. */
  readonly isKnownGlobal = false;

  /** The Region in which the model is called, where it is another one than that of the provider. */
  readonly sourceRegion: string | undefined;

  /** The AWS provider of the model, where it is not the stack's own. */
  readonly provider: TerraformProvider | undefined;

  private constructor(scope: Construct, id: string, props: FoundationModelLookupProps) {
    super(scope, id);
    checkProps(this, props, foundationModelLookupProps);
    const { modelId, sourceRegion, provider } = props;
    checkValue(this, "modelId", modelId, text(modelIdProblem));
    checkOptional(this, "sourceRegion", sourceRegion, text(regionProblem));
    checkOptional(this, "provider", provider, (value) => providerProblem(this, value));

    if (sourceRegion !== undefined) demandSixth(this, "sourceRegion");
    const lookup = ModelLookup.of(this, props);
    this.nameInMessages = modelId;
    this.foundationModelArn = lookup.foundationModelArn;
    this.foundationModelArns = lookup.foundationModelArns;
    this.destinationRegions = lookup.destinationRegions;
    this.sourceRegion = sourceRegion;
    this.provider = provider;
  }
}
