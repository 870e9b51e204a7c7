import type { FoundationModel } from "./foundation-model";
import type { InferenceProfile } from "./inference-profile";
import { routedCallProps, type RoutedCallProps } from "./model-call-props";
import type { PropNames } from "./prop";

/** Who may do what with which inference profiles. */
export interface InferenceProfileAccessProps extends RoutedCallProps {
  /** The inference profiles to give access to. */
  readonly inferenceProfiles: readonly InferenceProfile[];

  /**
   * The foundation models that may be called without a profile besides, each in its Region.
   *
   * @default - none
   */
  readonly foundationModels?: readonly FoundationModel[];

  /**
   * Whether the foundation models may be called directly too, around the profile. It drops the
   * `bedrock:InferenceProfileArn` condition.
   *
   * @default false
   */
  readonly directModelAccess?: boolean;
}

/** The names of the props, but for what names the profiles and models. */
export const inferenceProfileAccessOptions: PropNames<
  Omit<InferenceProfileAccessProps, "inferenceProfiles" | "foundationModels">
> = { directModelAccess: true, ...routedCallProps };

/** The names of the props. */
export const inferenceProfileAccessProps: PropNames<InferenceProfileAccessProps> = {
  inferenceProfiles: true,
  foundationModels: "set",
  ...inferenceProfileAccessOptions,
};
