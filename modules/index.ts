import "./peers";

export {
  AmazonBedrockFullAccess,
  type AmazonBedrockFullAccessProps,
} from "./constructs/amazon-bedrock-full-access";
export {
  ApplicationInferenceProfile,
  type ApplicationInferenceProfileProps,
} from "./constructs/application-inference-profile";
export type { AttachedPolicyProps } from "./constructs/attached-policy";
export { FoundationModel, type FoundationModelLookupProps } from "./constructs/foundation-model";
export { FoundationModelAccess, type FoundationModelAccessProps } from "./constructs/foundation-model-access";
export { InferenceProfile, type InferenceProfileLookupProps } from "./constructs/inference-profile";
export { InferenceProfileAccess } from "./constructs/inference-profile-access";
export type { InferenceProfileAccessProps } from "./constructs/inference-profile-access-props";
export {
  InferenceProfileFullAccess,
  type InferenceProfileFullAccessProps,
} from "./constructs/inference-profile-full-access";
export type { ModelCallProps, RoutedCallProps } from "./constructs/model-call-props";
export { ModelAccess, type ModelAccessProps } from "./constructs/model-access";
export type { PrincipalNames, Principals } from "./constructs/principals";
export type { ProfileTagProps } from "./constructs/profile-tags";
export {
  TaggedInferenceProfileAccess,
  type TaggedInferenceProfileAccessProps,
} from "./constructs/tagged-inference-profile-access";
export { BedrockAccessStack, type BedrockAccessStackProps } from "./stacks/bedrock-access-stack";
export type { BedrockAccessGrant } from "./stacks/grant";
export type { MadeProfile } from "./stacks/made-profile";
export type { ProviderConfig } from "./stacks/provider-config";
export type { ModelInRegion, ProfileInRegion } from "./stacks/source-in-region";
