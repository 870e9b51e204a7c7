import { DataAwsBedrockInferenceProfile } from "@cdktf/provider-aws/lib/data-aws-bedrock-inference-profile";
import { Construct } from "constructs";
import { prepareStack } from "./aws-provider";
import { foundationModelArnsExpression } from "./foundation-models";
import { guardOf } from "./guard";
import { Lookups, type LookupPlace } from "./lookups";
import { profileGuards } from "./profile-guard";
import { profileModels } from "./profile-models";
import { askedPlace } from "./provider-place";
import { expression } from "./shared-local";

/** Which inference profile to read, and where. */
export interface ProfileLookupProps extends LookupPlace {
  readonly inferenceProfileId: string;
}

const lookups = new Lookups<ProfileLookup>();

/**
 * What AWS says about an inference profile when Terraform plans.
 *
 * Defines a `data.aws_bedrock_inference_profile`, and locals for its foundation models and its Regions. The plan
 * fails where the profile is not `ACTIVE` or lists something else than foundation models.
 */
export class ProfileLookup extends Construct {
  /**
   * The lookup of a profile in the stack of `scope`, made below `scope` where the stack has none yet.
   *
   * A profile is read once, however many constructs ask for it.
   */
  static of(scope: Construct, props: ProfileLookupProps): ProfileLookup {
    const { inferenceProfileId } = props;
    return lookups.of(scope, inferenceProfileId, props, () => new ProfileLookup(scope, "Default", props));
  }

  /** The ARN of the profile, a string token. */
  readonly inferenceProfileArn: string;

  /** The ARNs of the foundation models, a list token. */
  readonly foundationModelArns: string[];

  /** The names of the Regions, a list token. */
  readonly destinationRegions: string[];

  private constructor(scope: Construct, id: string, props: ProfileLookupProps) {
    super(scope, id);
    prepareStack(this);

    const { inferenceProfileId, sourceRegion, provider } = props;
    const asked = {
      ...askedPlace(this, props),
      id: expression(this, "inference_profile_id", inferenceProfileId),
    };
    const profile = new DataAwsBedrockInferenceProfile(this, "Resource", {
      inferenceProfileId,
      // only AWS provider 6 knows it: it appears where it was asked for
      region: sourceRegion,
      provider,
      lifecycle: {
        postcondition: profileGuards(inferenceProfileId, asked).map((guard) => guardOf(scope, guard)),
      },
    });
    const address = `data.${profile.terraformResourceType}.${profile.friendlyUniqueId}`;
    const models = profileModels(this, `\${${foundationModelArnsExpression(address)}}`);
    this.inferenceProfileArn = profile.inferenceProfileArn;
    this.foundationModelArns = models.foundationModelArns;
    this.destinationRegions = models.destinationRegions;
  }
}
