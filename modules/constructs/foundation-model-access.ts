import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { defaultModelActions, modelActionsProblem } from "./actions";
import { attachAccess } from "./attached-access";
import type { FoundationModel } from "./foundation-model";
import { checkCalls, modelCallProps, type ModelCallProps } from "./model-call-props";
import { modelsProblem } from "./model-source";
import { checkProp, checkProps, type PropNames } from "./prop";

/** Who may do what with which foundation models. */
export interface FoundationModelAccessProps extends ModelCallProps {
  /** The foundation models to give access to, each in its Region. */
  readonly foundationModels: readonly FoundationModel[];

  /**
   * The actions to allow. Each is allowed only on the resources it can match; what works on no resource in particular,
   * such as `bedrock:Rerank`, knows no model and no Region.
   *
   * @default ["bedrock:InvokeModel*"]
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
   */
  readonly actions?: readonly string[];
}

/** The names of the props. */
export const foundationModelAccessProps: PropNames<FoundationModelAccessProps> = {
  foundationModels: true,
  ...modelCallProps,
};

/**
 * Access to foundation models that are called without an inference profile, each in its Region and in no other.
 *
 * Defines an `aws_iam_policy`, locals for its document and size, and an attachment per role, user and group. For
 * `asyncInvoke`, `responsesApi` and `bedrock:CreateInferenceProfile` also a `data.aws_caller_identity` per AWS provider
 * of a model: they take resources of the account, which the ARN of a model does not have.
 *
 * @throws when a prop would grant nothing, or something IAM refuses
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html
 */
export class FoundationModelAccess extends Construct {
  /** The ARN of the policy, a string token, in a list. */
  readonly policyArns: string[];

  /**
   * The document of the policy as JSON, a string token, in a list, for a permission set or an inline policy. The policy
   * is made all the same.
   */
  readonly policyDocuments: string[];

  /** The attachments of the policy, for `dependsOn` of what needs the access. */
  readonly attachments: ITerraformDependable[];

  /** The names of the Regions of all the models, sorted, a list token. */
  readonly destinationRegions: string[];

  constructor(scope: Construct, id: string, props: FoundationModelAccessProps) {
    super(scope, id);
    checkProps(this, props, foundationModelAccessProps);
    const { foundationModels: models, actions = defaultModelActions } = props;
    checkProp(this, "foundationModels", modelsProblem(this, models));
    checkProp(this, "actions", modelActionsProblem(actions));
    checkCalls(this, props, actions, models);

    const access = attachAccess(this, { ...props, actions, profiles: [], models, shortening: [] });
    this.policyArns = access.policyArns;
    this.policyDocuments = access.policyDocuments;
    this.attachments = access.attachments;
    this.destinationRegions = access.destinationRegions;
  }
}
