import { described } from "../../modules/findings/mistake";
import type { FindingType } from "../../modules/report/report";

test.each<[FindingType, string, string[], [string, string, string]]>([
  [
    "destination-region-missing",
    "arn:p",
    ["eu-west-1", "eu-west-3"],
    [
      "the foundation model of arn:p should be allowed in every Region it routes to, got none in eu-west-1, eu-west-3",
      "a call fails whenever Bedrock routes it to one of these Regions",
      "allow the invocation of the foundation model in eu-west-1, eu-west-3 too",
    ],
  ],
  [
    "source-region-missing",
    "arn:p",
    ["us-west-2"],
    [
      "the foundation model of arn:p should be allowed in its source Region, got none in us-west-2",
      "Bedrock checks the foundation model in the source Region on every call",
      "allow the invocation of the foundation model in us-west-2 too",
    ],
  ],
  [
    "direct-model-access",
    "",
    ["arn:m"],
    [
      "foundation models should be called through an inference profile only, got direct access to arn:m",
      "a direct call goes around the profile, its Regions, its tags and its costs",
      "add a StringEquals condition on bedrock:InferenceProfileArn with the ARN of the profile",
    ],
  ],
  [
    "global-routing",
    "arn:p",
    ["arn:m"],
    [
      "arn:p should reach foundation models in its Regions only, got arn:m",
      "the profile does not route globally, and the region-less ARN allows calls to be served in any Region",
      "drop the region-less ARN, or deny calls whose aws:RequestedRegion is 'unspecified'",
    ],
  ],
  [
    "region-wildcard",
    "",
    ["arn:*"],
    [
      "ARNs should name their Region, got arn:*",
      "the wildcard allows every Region, and on a foundation model global routing too",
      "name the source Region and each destination Region of the profile in an ARN of its own",
    ],
  ],
  [
    "any-profile-or-model",
    "",
    ["*"],
    [
      "calls should be allowed on named inference profiles and foundation models, got *",
      "the wildcard allows profiles and models that nobody has chosen, and those that are still to come",
      "name the profile, and its foundation models, by their ARNs",
    ],
  ],
  [
    "ineffective-action",
    "bedrock:ListInferenceProfiles",
    ["arn:p"],
    [
      "'bedrock:ListInferenceProfiles' should be on a resource it can match, got arn:p",
      "an action on a resource it can't match has no effect, without a word from IAM",
      'allow it in a statement of its own on "*"',
    ],
  ],
  [
    "ineffective-action",
    "bedrock:getinferenceprofile",
    ["arn:m"],
    [
      "'bedrock:getinferenceprofile' should be on a resource it can match, got arn:m",
      "an action on a resource it can't match has no effect, without a word from IAM",
      "name the ARN of an inference-profile or an application-inference-profile, or drop it",
    ],
  ],
  [
    "unknown-action",
    "bedrock:converse",
    [],
    [
      "actions should exist, got 'bedrock:converse'",
      "an action that does not exist allows and denies nothing, without a word from IAM",
      "Converse is authorized by bedrock:InvokeModel",
    ],
  ],
  [
    "unknown-action",
    "bedrock:Invoke",
    [],
    [
      "actions should be among those that Bedrock had on 2026-09-26, got 'bedrock:Invoke'",
      "an action that does not exist allows and denies nothing, without a word from IAM",
      "name an action of the Bedrock service, or drop it",
    ],
  ],
  [
    "unknown-condition-key",
    "aws:InferenceProfileArn",
    [],
    [
      "condition keys should exist, got 'aws:InferenceProfileArn'",
      "no request has a key that does not exist, so that the condition is never what it seems",
      "write 'bedrock:InferenceProfileArn'",
    ],
  ],
  [
    "unknown-condition-key",
    "bedrock:modelId",
    [],
    [
      "condition keys should exist, got 'bedrock:modelId'",
      "no request has a key that does not exist, so that the condition is never what it seems",
      "name a condition key of the Bedrock service; a profile is bedrock:InferenceProfileArn, a model is named in Resource",
    ],
  ],
  [
    "policy-size",
    "5600",
    [],
    [
      "the policy should be well below 6144 characters without white space, got 5600",
      "IAM refuses a managed policy of more than 6144",
      "split the policy, with fewer inference profiles in each",
    ],
  ],
  [
    "deny-hides-allow",
    "",
    ["arn:m", "arn:p"],
    [
      "a Deny should leave what is allowed, got a Deny of arn:m, arn:p",
      "a Deny wins over every Allow, so that these calls fail",
      "narrow the Deny, or drop the Allow",
    ],
  ],
  [
    "invalid-policy",
    "should be JSON",
    [],
    [
      "the policy should be JSON",
      "IAM refuses it, or it allows nothing",
      "write it as an IAM policy document, for example with the data source aws_iam_policy_document",
    ],
  ],
])("%s of '%s' says what is wrong, why, and what to do", (type, subject, values, expected) => {
  const { message, reason, remedy } = described({ type, statement: null, subject, values });
  expect([message, reason, remedy]).toEqual(expected);
});
