/**
 * The condition keys of the Bedrock service, sorted. A test compares them with the Service Authorization Reference.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
 */
export const bedrockConditionKeys: readonly string[] = [
  "bedrock:BearerTokenType",
  "bedrock:DataRetentionMode",
  "bedrock:GuardrailIdentifier",
  "bedrock:InferenceProfileArn",
  "bedrock:InlineAgentName",
  "bedrock:ModelArn",
  "bedrock:ProjectArn",
  "bedrock:PromptRouterArn",
  "bedrock:ServiceTier",
  "bedrock:ThirdPartyKnowledgeBaseCredentialsSecretArn",
];

const known = new Set(bedrockConditionKeys.map((key) => key.toLowerCase()));

/** Whether no request has a condition key, because there is none of that name. */
export function isUnknownConditionKey(key: string): boolean {
  const name = key.toLowerCase();
  return name === "aws:inferenceprofilearn" || (name.startsWith("bedrock:") && !known.has(name));
}
