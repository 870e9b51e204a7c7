import { allow, type Statement } from "./statement";

/**
 * The statements that allow an account to be subscribed to third-party foundation models.
 *
 * @param productIds the models it may be subscribed to, as AWS Marketplace products; none means every model
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
 */
export function subscriptionStatements(productIds: readonly string[]): Statement[] {
  const subscribe = "aws-marketplace:Subscribe";
  const others = ["aws-marketplace:Unsubscribe", "aws-marketplace:ViewSubscriptions"];
  if (productIds.length === 0) return allow([subscribe, ...others], "*");
  return [
    ...allow([subscribe], "*", { "ForAnyValue:StringEquals": { "aws-marketplace:ProductId": productIds } }),
    // the product ID is known to Subscribe only
    ...allow(others, "*"),
  ];
}

/**
 * The statements that allow the use case to be told that Anthropic asks for, once per account or organization.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
 */
export function useCaseFormStatements(): Statement[] {
  return allow(["bedrock:PutUseCaseForModelAccess", "bedrock:GetUseCaseForModelAccess"], "*");
}

/**
 * The statements that allow the access of an account to third-party foundation models to be managed by SDK or CLI.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html#model-access-modify
 */
export function agreementStatements(): Statement[] {
  return allow(
    [
      "bedrock:ListFoundationModelAgreementOffers",
      "bedrock:CreateFoundationModelAgreement",
      "bedrock:GetFoundationModelAvailability",
    ],
    "*",
  );
}
