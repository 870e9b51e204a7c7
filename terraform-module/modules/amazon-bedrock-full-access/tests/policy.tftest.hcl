mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws-us-gov" }
  }
}

variables {
  role_names = ["administrator"]
  user_names = ["a"]
  groups     = { b = "developers" }
}

run "the_aws_managed_policy" {
  assert {
    condition     = { for key, attachment in aws_iam_role_policy_attachment.this : key => [attachment.role, attachment.policy_arn] } == { administrator = ["administrator", "arn:aws-us-gov:iam::aws:policy/AmazonBedrockFullAccess"] }
    error_message = "the role should get the policy"
  }
  assert {
    condition     = { for key, attachment in aws_iam_user_policy_attachment.this : key => [attachment.user, attachment.policy_arn] } == { a = ["a", "arn:aws-us-gov:iam::aws:policy/AmazonBedrockFullAccess"] }
    error_message = "the user should get the policy"
  }
  assert {
    condition     = { for key, attachment in aws_iam_group_policy_attachment.this : key => [attachment.group, attachment.policy_arn] } == { b = ["developers", "arn:aws-us-gov:iam::aws:policy/AmazonBedrockFullAccess"] }
    error_message = "the group should get the policy"
  }
  assert {
    condition     = output.policy_arn == "arn:aws-us-gov:iam::aws:policy/AmazonBedrockFullAccess"
    error_message = "the ARN should be an output"
  }
}
