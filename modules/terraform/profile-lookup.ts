import { DataAwsBedrockInferenceProfile } from "@cdktf/provider-aws/lib/data-aws-bedrock-inference-profile";
import type { TerraformProvider } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { prepareStack } from "./aws-provider";
import { foundationModelArnsExpression } from "./foundation-models";
import { checkFinishedStack, type StackRule } from "./finished-stack";
import { guardOf } from "./guard";
import { OncePerStack } from "./once-per-stack";
import { askedGuards, profileGuards } from "./profile-guard";
import { profileModels } from "./profile-models";
import { providerPlace } from "./provider-place";
import { expression } from "./shared-local";

/** Which inference profile to read, and where. */
export interface ProfileLookupProps {
  readonly inferenceProfileId: string;
  readonly sourceRegion?: string;
  readonly provider?: TerraformProvider;
}

const lookups = new OncePerStack<string, ProfileLookup>();

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
    const key = JSON.stringify([props.inferenceProfileId, props.sourceRegion, props.provider?.node.path]);
    const lookup = lookups.of(scope, key, () => new ProfileLookup(scope, "Default", props));
    if (lookup.node.scope !== scope) lookup.users.push(scope);
    checkFinishedStack(scope, ProfileLookup.removed);
    return lookup;
  }

  /** The ARN of the profile, a string token. */
  readonly inferenceProfileArn: string;

  /** The ARNs of the foundation models, a list token. */
  readonly foundationModelArns: string[];

  /** The names of the Regions, a list token. */
  readonly destinationRegions: string[];

  /** The other constructs that the profile was read for. */
  private readonly users: Construct[] = [];

  private constructor(scope: Construct, id: string, props: ProfileLookupProps) {
    super(scope, id);
    prepareStack(this);

    const { inferenceProfileId, sourceRegion, provider } = props;
    const asked = {
      ...providerPlace(this, provider),
      ...(sourceRegion !== undefined && { region: expression(this, "region", sourceRegion) }),
      id: expression(this, "inference_profile_id", inferenceProfileId),
    };
    const profile = new DataAwsBedrockInferenceProfile(this, "Resource", {
      inferenceProfileId,
      // only AWS provider 6 knows it: it appears where it was asked for
      region: sourceRegion,
      provider,
      lifecycle: {
        postcondition: [...profileGuards(inferenceProfileId), ...askedGuards(inferenceProfileId, asked)].map(
          (guard) => guardOf(scope, guard),
        ),
      },
    });
    const address = `data.${profile.terraformResourceType}.${profile.friendlyUniqueId}`;
    const models = profileModels(this, `\${${foundationModelArnsExpression(address)}}`);
    this.inferenceProfileArn = profile.inferenceProfileArn;
    this.foundationModelArns = models.foundationModelArns;
    this.destinationRegions = models.destinationRegions;
  }

  /** The lookups that were removed from a stack with the construct that was first, while others still use them. */
  private static readonly removed: StackRule = (stack) => {
    const elements = new Set<IConstruct>(stack.node.findAll());
    return lookups.allOf(stack).flatMap((lookup) => {
      const user = lookup.users.find((construct) => elements.has(construct));
      if (elements.has(lookup) || !user) return [];
      return [
        `${user.node.path}: its lookup should be in the stack, went with ${lookup.node.path}; look the profile up in a construct that stays first`,
      ];
    });
  };
}
