import { Construct } from "constructs";
import { policyDocument } from "../policy/document";
import { productIdsProblem } from "../policy/product-id";
import { subscriptionStatements } from "../policy/statement";
import { attachPolicies, checkPolicyProps, type AttachedPolicyProps } from "./attached-policy";
import { checkProp, textsProblem } from "./prop";

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
    const { productIds } = props;
    checkProp(this, "productIds", textsProblem(productIds, productIdsProblem));
    checkPolicyProps(this, props);

    const document = policyDocument(subscriptionStatements(productIds ?? []));
    this.policyArns = attachPolicies(this, props, [{ document, remedy: "name fewer 'productIds'" }]);
  }
}
