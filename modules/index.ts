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
export {
  InferenceProfileAccess,
  type InferenceProfileAccessProps,
} from "./constructs/inference-profile-access";
export {
  InferenceProfileFullAccess,
  type InferenceProfileFullAccessProps,
} from "./constructs/inference-profile-full-access";
export { ModelAccess, type ModelAccessProps } from "./constructs/model-access";
export type { Roles } from "./constructs/roles";
export { BedrockAccessStack, type BedrockAccessStackProps } from "./stacks/bedrock-access-stack";
export type { BedrockAccessGrant, ProfileInRegion } from "./stacks/grant";
