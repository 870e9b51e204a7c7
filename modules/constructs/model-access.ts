import { Construct } from "constructs";
import { policyDocument } from "../policy/document";
import { productIdsProblem } from "../policy/product-id";
import { subscriptionStatements } from "../policy/statement";
import { hasToken } from "../regions/finished-value";
import { productGuard } from "../regions/guard";
import { reference } from "../regions/shared-local";
import {
  attachedPolicyProps,
  attachPolicies,
  checkPolicyProps,
  type AttachedPolicyProps,
} from "./attached-policy";
import { checkOptional, checkProps, texts, type PropNames } from "./prop";

/** Which roles may subscribe the account to which foundation models. */
export interface ModelAccessProps extends AttachedPolicyProps {
  /**
   * The models, as AWS Marketplace product IDs. Amazon, DeepSeek, Meta, Mistral AI, OpenAI and Qwen models have none
   * and need no subscription.
   *
   * @default - every model
   */
  readonly productIds?: readonly string[];
}

/** The names of the props. */
export const modelAccessProps: PropNames<ModelAccessProps> = { ...attachedPolicyProps, productIds: true };

/**
 * The permission to subscribe the account to third-party foundation models, which the first call to such a model
 * does, once per account.
 *
 * Defines an `aws_iam_policy`, locals for its document and size, and an `aws_iam_role_policy_attachment` per role.
 *
 * @throws when a prop would grant nothing, or something IAM refuses
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
 */
export class ModelAccess extends Construct {
  /** The ARN of the policy, a string token, in a list. */
  readonly policyArns: string[];

  constructor(scope: Construct, id: string, props: ModelAccessProps) {
    super(scope, id);
    checkProps(this, props, modelAccessProps);
    const { productIds } = props;
    checkOptional(this, "productIds", productIds, texts(productIdsProblem));
    checkPolicyProps(this, props);

    const document = policyDocument(subscriptionStatements(productIds ?? []));
    const guards = hasToken(productIds) ? [productGuard(reference(this, "product_ids", productIds))] : [];
    this.policyArns = attachPolicies(this, props, [{ document, guards, remedy: "name fewer 'productIds'" }]);
  }
}
