import { DataAwsBedrockFoundationModel } from "@cdktf/provider-aws/lib/data-aws-bedrock-foundation-model";
import { Construct } from "constructs";
import { prepareStack } from "./aws-provider";
import { guardOf } from "./guard";
import { Lookups, type LookupPlace } from "./lookups";
import { modelGuards } from "./model-guard";
import { profileModels } from "./profile-models";
import { askedPlace } from "./provider-place";
import { expression } from "./shared-local";

/** Which foundation model to read, and where. */
export interface ModelLookupProps extends LookupPlace {
  readonly modelId: string;
}

const lookups = new Lookups<ModelLookup>();

/**
 * What AWS says about a foundation model when Terraform plans.
 *
 * Defines a `data.aws_bedrock_foundation_model`, and locals for the model and its Region. The plan fails where the
 * model can't be called without a profile, or AWS answers with another one.
 */
export class ModelLookup extends Construct {
  /**
   * The lookup of a model in the stack of `scope`, made below `scope` where the stack has none yet.
   *
   * A model is read once, however many constructs ask for it.
   */
  static of(scope: Construct, props: ModelLookupProps): ModelLookup {
    return lookups.of(scope, props.modelId, props, () => new ModelLookup(scope, "Default", props));
  }

  /** The ARN of the model, a string token. */
  readonly foundationModelArn: string;

  /** The ARN of the model in a list, a list token. */
  readonly foundationModelArns: string[];

  /** The name of its Region in a list, a list token. */
  readonly destinationRegions: string[];

  private constructor(scope: Construct, id: string, props: ModelLookupProps) {
    super(scope, id);
    prepareStack(this);

    const { modelId, sourceRegion, provider } = props;
    const { region } = askedPlace(this, props);
    const asked = { region, id: expression(this, "model_id", modelId) };
    const model = new DataAwsBedrockFoundationModel(this, "Resource", {
      modelId,
      // only AWS provider 6 knows it: it appears where it was asked for
      region: sourceRegion,
      provider,
      lifecycle: { postcondition: modelGuards(modelId, asked).map((guard) => guardOf(scope, guard)) },
    });
    const models = profileModels(this, [model.modelArn]);
    this.foundationModelArn = model.modelArn;
    this.foundationModelArns = models.foundationModelArns;
    this.destinationRegions = models.destinationRegions;
  }
}
