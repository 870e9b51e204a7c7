import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { policyDocument } from "../policy/document";
import { productIdsProblem } from "../policy/product-id";
import { agreementStatements, subscriptionStatements, useCaseFormStatements } from "../policy/model-access";
import { hasToken } from "../terraform/finished-value";
import { productGuard } from "../terraform/guard";
import { reference } from "../terraform/shared-local";
import {
  attachedPolicyProps,
  attachPolicies,
  checkPolicyProps,
  type AttachedPolicyProps,
} from "./attached-policy";
import { checkOptional, checkProp, checkProps, flagProblem, texts, type PropNames } from "./prop";

/** Who may subscribe the account to which foundation models. */
export interface ModelAccessProps extends AttachedPolicyProps {
  /**
   * The models, as AWS Marketplace product IDs. Amazon, DeepSeek, Meta, Mistral AI, OpenAI and Qwen models have none
   * and need no subscription.
   *
   * @default - every model
   */
  readonly productIds?: readonly string[];

  /**
   * Whether they may hand in the form that Anthropic asks for, once per account or organization, and read it.
   *
   * @default false
   */
  readonly useCaseForm?: boolean;

  /**
   * Whether they may manage access by SDK or CLI: list a model's offers, agree to one, and see whether the model
   * is available. To end an agreement is not among it.
   *
   * @default false
   */
  readonly agreements?: boolean;
}

/** The names of the props. */
export const modelAccessProps: PropNames<ModelAccessProps> = {
  ...attachedPolicyProps,
  productIds: "set",
  useCaseForm: true,
  agreements: true,
};

/**
 * The permission to subscribe the account to third-party foundation models, which the first call to such a model
 * does, once per account, and to hand in the form and the agreements that come before it.
 *
 * Defines an `aws_iam_policy`, locals for its document and size, and an attachment per role, user and group.
 *
 * @throws when a prop would grant nothing, or something IAM refuses
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
 */
export class ModelAccess extends Construct {
  /** The ARN of the policy, a string token, in a list. */
  readonly policyArns: string[];

  /**
   * The document of the policy as JSON, a string token, in a list, for a permission set or an inline policy. The policy
   * is made all the same.
   */
  readonly policyDocuments: string[];

  /** The attachments of the policy, for `dependsOn` of what needs the access. */
  readonly attachments: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ModelAccessProps) {
    super(scope, id);
    checkProps(this, props, modelAccessProps);
    const { productIds, useCaseForm = false, agreements = false } = props;
    checkOptional(this, "productIds", productIds, texts(productIdsProblem));
    checkProp(this, "useCaseForm", flagProblem(useCaseForm));
    checkProp(this, "agreements", flagProblem(agreements));
    checkPolicyProps(this, props);

    const document = policyDocument([
      ...subscriptionStatements(productIds ?? []),
      ...(useCaseForm ? useCaseFormStatements() : []),
      ...(agreements ? agreementStatements() : []),
    ]);
    const guards = hasToken(productIds) ? [productGuard(reference(this, "product_ids", productIds))] : [];
    const remedy = "name fewer 'productIds'";
    const policies = attachPolicies(this, props, [{ document, guards, remedy }]);
    this.policyArns = policies.policyArns;
    this.policyDocuments = policies.policyDocuments;
    this.attachments = policies.attachments;
  }
}
