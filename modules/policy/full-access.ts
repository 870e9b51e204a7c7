import { allow, unscopedStatements, type Statement } from "./statement";

/**
 * The statements that allow the use of every inference profile and foundation model, and the management of
 * application inference profiles.
 *
 * @param partition the partition of the account
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export function fullAccessStatements(partition: string): Statement[] {
  const models = `arn:${partition}:bedrock:*::foundation-model/*`;
  const systemDefined = `arn:${partition}:bedrock:*:*:inference-profile/*`;
  const application = `arn:${partition}:bedrock:*:*:application-inference-profile/*`;
  return [
    ...allow(
      ["bedrock:InvokeModel*", "bedrock:CreateInferenceProfile"],
      [models, systemDefined, application],
    ),
    ...allow(["bedrock:GetInferenceProfile"], [systemDefined, application]),
    ...allow(
      [
        "bedrock:DeleteInferenceProfile",
        "bedrock:TagResource",
        "bedrock:UntagResource",
        "bedrock:ListTagsForResource",
      ],
      [application],
    ),
    ...unscopedStatements(["bedrock:ListInferenceProfiles"]),
  ];
}
