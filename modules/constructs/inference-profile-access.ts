import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { defaultActions, profileActionsProblem } from "./actions";
import { attachAccess } from "./attached-access";
import {
  inferenceProfileAccessProps,
  type InferenceProfileAccessProps,
} from "./inference-profile-access-props";
import { checkCalls } from "./model-call-props";
import { modelsProblem, profilesProblem } from "./model-source";
import { checkOptional, checkProp, checkProps, flagProblem } from "./prop";

/**
 * Access to inference profiles, and to their foundation models through them.
 *
 * Defines an `aws_iam_policy` per `profilesPerPolicy` profiles, locals for its document and size, and an attachment
 * per policy and role, user or group. For what `asyncInvoke`, `responsesApi` and `bedrock:CreateInferenceProfile` need
 * beside `foundationModels` also a `data.aws_caller_identity` per AWS provider.
 *
 * @throws when a prop would grant nothing, or something IAM refuses
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export class InferenceProfileAccess extends Construct {
  /** The ARNs of the policies, a string token each. */
  readonly policyArns: string[];

  /**
   * The documents of the policies as JSON, a string token each, for a permission set or an inline policy: all of them
   * together are the access. The policies are made all the same, and whoever uses a document waits for what Terraform
   * checks of its policy. Each is cut for the 6,144 characters of a managed policy; the inline policies of a user may
   * have 2,048 together, of a group 5,120, of a role 10,240, and the one of a permission set 10,240.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
   * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html
   */
  readonly policyDocuments: string[];

  /** The attachments of the policies, for `dependsOn` of what needs the access. */
  readonly attachments: ITerraformDependable[];

  /** The names of the Regions of all the profiles and models, sorted, a list token. `global` stands for any. */
  readonly destinationRegions: string[];

  constructor(scope: Construct, id: string, props: InferenceProfileAccessProps) {
    super(scope, id);
    checkProps(this, props, inferenceProfileAccessProps);
    const { inferenceProfiles: profiles, foundationModels } = props;
    const { actions = defaultActions, directModelAccess = false } = props;
    checkProp(this, "inferenceProfiles", profilesProblem(this, profiles));
    checkOptional(this, "foundationModels", foundationModels, (models) => modelsProblem(this, models));
    checkProp(this, "actions", profileActionsProblem(actions, profiles));
    const models = foundationModels ?? [];
    checkCalls(this, props, actions, [...profiles, ...models]);
    checkProp(this, "directModelAccess", flagProblem(directModelAccess));

    const shortening = ["lower 'profilesPerPolicy'"];
    const access = attachAccess(this, { ...props, actions, profiles, models, shortening });
    this.policyArns = access.policyArns;
    this.policyDocuments = access.policyDocuments;
    this.attachments = access.attachments;
    this.destinationRegions = access.destinationRegions;
  }
}
