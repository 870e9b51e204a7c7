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

/** Condition keys that public policies use and that do not exist: no request has them. In lower case. */
const nonexistent = new Set(["aws:inferenceprofilearn", "bedrock:modelid"]);

const known = new Set(bedrockConditionKeys.map((key) => key.toLowerCase()));

/** Whether no request has a condition key, because there is none of that name. */
export function isNonexistentKey(key: string): boolean {
  return nonexistent.has(key.toLowerCase());
}

/** Whether a condition key is none of those that Bedrock is known to have, though it has the name of one. */
export function isUnknownConditionKey(key: string): boolean {
  const name = key.toLowerCase();
  return nonexistent.has(name) || (name.startsWith("bedrock:") && !known.has(name));
}
