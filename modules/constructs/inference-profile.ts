import { Token, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { isApplicationProfile, profileIdProblem } from "../policy/profile-id";
import { ProfileLookup } from "../regions/profile-lookup";
import { checkProp, textProblem } from "./prop";

/** How to find an inference profile. */
export interface InferenceProfileLookupProps {
  /** The ID or ARN of a system-defined or application inference profile. */
  readonly inferenceProfileId: string;

  /**
   * The Region in which the profile is called. AWS provider 6 is needed to set it.
   *
   * @default - the Region of the provider
   */
  readonly sourceRegion?: string;

  /**
   * The AWS provider that reads the profile.
   *
   * @default - the stack's AWS provider
   */
  readonly provider?: TerraformProvider;
}

/**
 * An inference profile: what a caller names instead of a foundation model, and what routes each request to that
 * model in one of several Regions.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles.html
 */
export abstract class InferenceProfile extends Construct {
  /**
   * Finds an inference profile that exists, when Terraform plans.
   *
   * Defines one `data.aws_bedrock_inference_profile` per profile, Region and provider in a stack, and locals for
   * its foundation models and Regions.
   *
   * @throws when the ID has a wildcard, white space, a quote or `${`, or is the ARN of something else
   */
  static fromLookup(scope: Construct, id: string, props: InferenceProfileLookupProps): InferenceProfile {
    return new ExistingInferenceProfile(scope, id, props);
  }

  /** The ID or ARN the profile was asked for with. */
  abstract readonly inferenceProfileId: string;

  /** The ARN of the profile, a string token. */
  abstract readonly inferenceProfileArn: string;

  /**
   * The ARNs of the foundation models the profile may route to and of the one in the source Region, sorted, a
   * list token.
   */
  abstract readonly foundationModelArns: string[];

  /**
   * The names of the Regions of `foundationModelArns`, sorted, a list token. `global` stands for the region-less
   * model of a global profile.
   */
  abstract readonly destinationRegions: string[];

  /** Whether the profile is an application inference profile, which can be tagged and deleted. */
  abstract readonly application: boolean;
}

class ExistingInferenceProfile extends InferenceProfile {
  readonly inferenceProfileId: string;
  readonly inferenceProfileArn: string;
  readonly foundationModelArns: string[];
  readonly destinationRegions: string[];
  readonly application: boolean;

  constructor(scope: Construct, id: string, props: InferenceProfileLookupProps) {
    super(scope, id);
    const { inferenceProfileId } = props;
    checkProp(this, "inferenceProfileId", textProblem(inferenceProfileId, profileIdProblem));

    const lookup = ProfileLookup.of(this, props);
    this.inferenceProfileId = inferenceProfileId;
    this.inferenceProfileArn = lookup.inferenceProfileArn;
    this.foundationModelArns = lookup.foundationModelArns;
    this.destinationRegions = lookup.destinationRegions;
    this.application = !Token.isUnresolved(inferenceProfileId) && isApplicationProfile(inferenceProfileId);
  }
}
