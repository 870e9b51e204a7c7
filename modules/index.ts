export { InferenceProfile, type InferenceProfileLookupProps } from "./constructs/inference-profile";
export {
  InferenceProfileAccess,
  type InferenceProfileAccessProps,
} from "./constructs/inference-profile-access";
export type { AttachedPolicyProps } from "./constructs/attached-policy";
export type { Roles } from "./constructs/roles";
