import { matches } from "./action";
import { PolicyVariable } from "./policy-variable";
import { allow, modelStatements, type Condition, type Statement } from "./statement";

/** The tags of the application inference profiles that may be called: all of them, each with one of its values. */
export interface ProfileTags {
  /** The values that the tag of a key may have. */
  readonly resourceTags: Readonly<Record<string, readonly string[]>>;

  /** The keys whose tag has the value that the caller's own tag of the key has. */
  readonly matchingPrincipalTags: readonly string[];
}

/** Foundation models, and the application inference profiles that may have been made from them. */
export interface CopiedModels {
  readonly foundationModelArns: Statement["Resource"];

  /** Every application inference profile of the account where the models are called. */
  readonly madeProfileArns: readonly string[];
}

/**
 * The statements that allow `actions` on application inference profiles with some tags, and on foundation models
 * through application inference profiles only.
 *
 * A foundation model has no tags, and a call of it does not have those of the profile: that the profile is a tagged
 * one, the first statement says.
 *
 * @param profileArns every application inference profile where profiles may have been made
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html
 */
export function taggedProfileStatements(
  profileArns: readonly string[],
  models: readonly CopiedModels[],
  actions: readonly string[],
  tags: ProfileTags,
): Statement[] {
  return [
    ...allow(
      actions.filter((action) => matches(action, "application-inference-profile")),
      profileArns,
      { StringEquals: tagCondition(tags) },
    ),
    ...models.flatMap(({ foundationModelArns, madeProfileArns }) =>
      modelStatements(foundationModelArns, actions, {
        ArnLike: { "bedrock:InferenceProfileArn": madeProfileArns },
      }),
    ),
  ];
}

function tagCondition({ resourceTags, matchingPrincipalTags }: ProfileTags): Condition["StringEquals"] {
  return Object.fromEntries<readonly string[] | PolicyVariable>([
    ...Object.entries(resourceTags).map(([key, values]) => [`aws:ResourceTag/${key}`, values] as const),
    ...matchingPrincipalTags.map(
      (key) => [`aws:ResourceTag/${key}`, new PolicyVariable(`aws:PrincipalTag/${key}`)] as const,
    ),
  ]);
}
