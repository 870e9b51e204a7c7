import { Token, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { isApplicationProfile, isGlobalProfile, profileIdProblem } from "../policy/profile-id";
import { regionProblem } from "../policy/region";
import { demandSixth } from "../terraform/aws-provider";
import { ProfileLookup } from "../terraform/profile-lookup";
import { checkOptional, checkProps, checkValue, text, type PropNames } from "./prop";
import { providerProblem } from "./provider";

/** How to find an inference profile. */
export interface InferenceProfileLookupProps {
  /** The ID or ARN of a system-defined or application inference profile. */
  readonly inferenceProfileId: string;

  /**
   * The Region in which the profile is called. To set it takes AWS provider 6: the stack then demands `>= 6.0.0`.
   *
   * @default - the Region of the provider
   */
  readonly sourceRegion?: string;

  /**
   * The AWS provider that reads the profile, in the account of the roles.
   *
   * @default - the stack's AWS provider
   */
  readonly provider?: TerraformProvider;
}

/** The names of the props. */
export const inferenceProfileLookupProps: PropNames<InferenceProfileLookupProps> = {
  inferenceProfileId: true,
  sourceRegion: true,
  provider: true,
};

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
   * Defines one `data.aws_bedrock_inference_profile` per profile, Region and provider in a stack, and locals for its
   * foundation models and Regions. The plan fails where the profile is not `ACTIVE` or lists something else than
   * foundation models.
   *
   * @throws when the ID has a wildcard, white space, a quote or `${`, or is the ARN of something else
   */
  static fromLookup(scope: Construct, id: string, props: InferenceProfileLookupProps): InferenceProfile {
    return new ExistingInferenceProfile(scope, id, props);
  }

  /** What messages call the profile: the ID or ARN it was looked up with, or the path of the construct. */
  abstract readonly nameInMessages: string;

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

  /** Whether the profile is known to be an application inference profile, which can be tagged and deleted. */
  abstract readonly isKnownApplication: boolean;

  /** Whether the profile is known to route globally. */
  abstract readonly isKnownGlobal: boolean;

  /** The Region in which the profile is called, where it is another one than that of the provider. */
  abstract readonly sourceRegion: string | undefined;

  /** The AWS provider of the profile, where it is not the stack's own. */
  abstract readonly provider: TerraformProvider | undefined;
}

class ExistingInferenceProfile extends InferenceProfile {
  readonly nameInMessages: string;
  readonly inferenceProfileArn: string;
  readonly foundationModelArns: string[];
  readonly destinationRegions: string[];
  readonly isKnownApplication: boolean;
  readonly isKnownGlobal: boolean;
  readonly sourceRegion: string | undefined;
  readonly provider: TerraformProvider | undefined;

  constructor(scope: Construct, id: string, props: InferenceProfileLookupProps) {
    super(scope, id);
    checkProps(this, props, inferenceProfileLookupProps);
    const { inferenceProfileId, sourceRegion, provider } = props;
    checkValue(this, "inferenceProfileId", inferenceProfileId, text(profileIdProblem));
    checkOptional(this, "sourceRegion", sourceRegion, text(regionProblem));
    checkOptional(this, "provider", provider, (value) => providerProblem(this, value));

    if (sourceRegion !== undefined) demandSixth(this, "sourceRegion");
    const lookup = ProfileLookup.of(this, props);
    const known = !Token.isUnresolved(inferenceProfileId);
    this.nameInMessages = inferenceProfileId;
    this.inferenceProfileArn = lookup.inferenceProfileArn;
    this.foundationModelArns = lookup.foundationModelArns;
    this.destinationRegions = lookup.destinationRegions;
    this.isKnownApplication = known && isApplicationProfile(inferenceProfileId);
    this.isKnownGlobal = known && isGlobalProfile(inferenceProfileId);
    this.sourceRegion = sourceRegion;
    this.provider = provider;
  }
}
