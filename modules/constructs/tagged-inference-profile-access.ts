import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { defaultActions, taggedActionsProblem } from "./actions";
import { attachAccess } from "./attached-access";
import type { FoundationModel } from "./foundation-model";
import type { InferenceProfile } from "./inference-profile";
import { checkCalls, routedCallProps, type RoutedCallProps } from "./model-call-props";
import { copiedSourcesProblem } from "./model-source";
import { checkProfileTags, profileTags, profileTagGuards, type ProfileTagProps } from "./profile-tags";
import { checkProp, checkProps, type PropNames } from "./prop";

/** Who may do what with which tagged application inference profiles. */
export interface TaggedInferenceProfileAccessProps extends RoutedCallProps, ProfileTagProps {
  /**
   * What the application inference profiles were made from: their foundation models may be called through them, and no
   * others. A model does not know the tags of the profile it is called through, so that two such accesses for one
   * principal add up to more than each says: the profiles with the tags of one may be called too where they were made
   * from what the other names, in the same account and Region.
   */
  readonly copiedFrom: readonly (InferenceProfile | FoundationModel)[];

  /**
   * The actions to allow. Each is allowed only on the resources it can match, and on application inference profiles
   * with the tags only; one at least matches these. `bedrock:CountTokens` knows no profile, and counts the tokens of
   * the models as they are; what works on no resource in particular, such as `bedrock:Rerank`, knows no tags.
   *
   * @default ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"]
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
   */
  readonly actions?: readonly string[];
}

/** The names of the props. */
export const taggedInferenceProfileAccessProps: PropNames<TaggedInferenceProfileAccessProps> = {
  copiedFrom: true,
  resourceTags: "set",
  matchingPrincipalTags: "set",
  ...routedCallProps,
};

/**
 * Access to every application inference profile that has some tags, now and later, and calls of foundation models
 * through application inference profiles only.
 *
 * The profiles are those of the account and the source Regions of `copiedFrom`. Who may tag a profile, or a role, says
 * who may call what.
 *
 * Defines an `aws_iam_policy` per `profilesPerPolicy` of `copiedFrom`, locals for its document and size, and an
 * attachment per policy and role, user or group; for a foundation model in `copiedFrom` also a
 * `data.aws_caller_identity` per AWS provider, since the ARN of a model has no account.
 *
 * @throws when a prop would grant nothing, or something IAM refuses
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html
 */
export class TaggedInferenceProfileAccess extends Construct {
  /** The ARNs of the policies, a string token each. */
  readonly policyArns: string[];

  /**
   * The documents of the policies as JSON, a string token each, for a permission set or an inline policy: all of them
   * together are the access. The policies are made all the same.
   */
  readonly policyDocuments: string[];

  /** The attachments of the policies, for `dependsOn` of what needs the access. */
  readonly attachments: ITerraformDependable[];

  /** The names of the Regions of all that is in `copiedFrom`, sorted, a list token. `global` stands for any. */
  readonly destinationRegions: string[];

  constructor(scope: Construct, id: string, props: TaggedInferenceProfileAccessProps) {
    super(scope, id);
    checkProps(this, props, taggedInferenceProfileAccessProps);
    const { copiedFrom: profiles, actions = defaultActions } = props;
    checkProp(this, "copiedFrom", copiedSourcesProblem(this, profiles));
    checkProfileTags(this, props);
    checkProp(this, "actions", taggedActionsProblem(actions));
    checkCalls(this, props, actions, profiles);

    const access = attachAccess(this, {
      ...props,
      actions,
      profiles,
      models: [],
      profileTags: profileTags(props),
      guards: profileTagGuards(this, props),
      shortening: ["lower 'profilesPerPolicy'"],
    });
    this.policyArns = access.policyArns;
    this.policyDocuments = access.policyDocuments;
    this.attachments = access.attachments;
    this.destinationRegions = access.destinationRegions;
  }
}
