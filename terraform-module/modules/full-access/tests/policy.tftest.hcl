mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws-us-gov" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::111122223333:policy/example" }
  }
}

variables {
  role_names  = ["administrator"]
  user_names  = ["a"]
  groups      = { b = "developers" }
  policy_name = "example"
}

run "every_profile_and_model" {
  assert {
    condition     = jsondecode(output.policy_document) == { Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["bedrock:InvokeModel*", "bedrock:CreateInferenceProfile"], Resource = ["arn:aws-us-gov:bedrock:*::foundation-model/*", "arn:aws-us-gov:bedrock:*:*:inference-profile/*", "arn:aws-us-gov:bedrock:*:*:application-inference-profile/*"] }, { Effect = "Allow", Action = ["bedrock:GetInferenceProfile"], Resource = ["arn:aws-us-gov:bedrock:*:*:inference-profile/*", "arn:aws-us-gov:bedrock:*:*:application-inference-profile/*"] }, { Effect = "Allow", Action = ["bedrock:DeleteInferenceProfile", "bedrock:TagResource", "bedrock:UntagResource", "bedrock:ListTagsForResource"], Resource = ["arn:aws-us-gov:bedrock:*:*:application-inference-profile/*"] }, { Effect = "Allow", Action = ["bedrock:ListInferenceProfiles"], Resource = "*" }] }
    error_message = "the policy should allow every profile and model of the partition"
  }
  assert {
    condition     = { for key, attachment in aws_iam_role_policy_attachment.this : key => [attachment.role, attachment.policy_arn] } == { administrator = ["administrator", "arn:aws:iam::111122223333:policy/example"] }
    error_message = "the role should get the policy"
  }
  assert {
    condition     = { for key, attachment in aws_iam_user_policy_attachment.this : key => [attachment.user, attachment.policy_arn] } == { a = ["a", "arn:aws:iam::111122223333:policy/example"] }
    error_message = "the user should get the policy"
  }
  assert {
    condition     = { for key, attachment in aws_iam_group_policy_attachment.this : key => [attachment.group, attachment.policy_arn] } == { b = ["developers", "arn:aws:iam::111122223333:policy/example"] }
    error_message = "the group should get the policy"
  }
}
