export {
  AmazonBedrockFullAccess,
  type AmazonBedrockFullAccessProps,
} from "./constructs/amazon-bedrock-full-access";
export {
  ApplicationInferenceProfile,
  type ApplicationInferenceProfileProps,
} from "./constructs/application-inference-profile";
export type { AttachedPolicyProps } from "./constructs/attached-policy";
export { InferenceProfile, type InferenceProfileLookupProps } from "./constructs/inference-profile";
export { InferenceProfileAccess } from "./constructs/inference-profile-access";
export type { InferenceProfileAccessProps } from "./constructs/inference-profile-access-props";
export {
  InferenceProfileFullAccess,
  type InferenceProfileFullAccessProps,
} from "./constructs/inference-profile-full-access";
export { ModelAccess, type ModelAccessProps } from "./constructs/model-access";
export type { PrincipalNames, Principals } from "./constructs/principals";
export { BedrockAccessStack, type BedrockAccessStackProps } from "./stacks/bedrock-access-stack";
export type { BedrockAccessGrant, ProfileInRegion } from "./stacks/grant";
export type { MadeProfile } from "./stacks/made-profile";
export type { ProviderConfig } from "./stacks/provider-config";
