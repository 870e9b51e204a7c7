mock_provider "aws" {
  mock_data "aws_bedrock_inference_profile" {
    defaults = {
      status                = "ACTIVE"
      type                  = "SYSTEM_DEFINED"
      inference_profile_arn = "arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0"
      models                = [{ model_arn = "arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0" }]
    }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::111122223333:policy/example" }
  }
}

variables {
  inference_profile_ids = [for number in range(12) : "us.example.model-v${number}:0"]
  role_names            = ["analytics", "research"]
  policy_name           = "example"
}

run "five_profiles_share_a_policy" {
  assert {
    condition     = [for policy in values(aws_iam_policy.this) : policy.name] == ["example", "example-2", "example-3"]
    error_message = "12 profiles should have 3 policies"
  }
  assert {
    condition     = [for document in output.policy_documents : length(jsondecode(document).Statement)] == [6, 6, 3]
    error_message = "each policy should have a statement for its profiles, and one for each one's models"
  }
  assert {
    condition     = length(aws_iam_role_policy_attachment.this) == 6
    error_message = "each role should get each policy"
  }
}

run "what_belongs_to_no_profile_is_in_the_first_policy" {
  variables {
    actions             = ["bedrock:InvokeModel*", "bedrock:ListInferenceProfiles"]
    deny_global_routing = true
    profiles_per_policy = 1
  }
  assert {
    condition     = [for document in output.policy_documents : length(jsondecode(document).Statement)] == concat([4], [for number in range(11) : 2])
    error_message = "the first policy should have two statements more"
  }
}

run "policies_are_in_the_order_of_the_profiles_2_before_10" {
  variables {
    inference_profile_ids = [for number in range(21) : "us.example.model-v${number}:0"]
    profiles_per_policy   = 2
  }
  assert {
    condition     = [for document in output.policy_documents : length(jsondecode(document).Statement)] == concat([for number in range(10) : 3], [2])
    error_message = "the last policy should be the one with one profile"
  }
}
