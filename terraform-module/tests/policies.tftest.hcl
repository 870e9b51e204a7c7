mock_provider "aws" {
  mock_resource "aws_bedrock_inference_profile" {
    defaults = { arn = "arn:aws:bedrock:us-east-2:111122223333:application-inference-profile/a1b2c3d4e5f6" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::111122223333:policy/example" }
  }
}

override_module {
  target = module.profile
  outputs = {
    arn         = "arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0"
    place       = "arn:aws:bedrock:us-east-2:111122223333"
    application = false
    foundation_model_arns = [
      "arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0",
      "arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0",
    ]
    destination_regions = ["us-east-1", "us-east-2"]
  }
}

override_module {
  target = module.model
  outputs = {
    arn                   = "arn:aws:bedrock:us-east-2::foundation-model/example.embed-v1:0"
    place                 = "arn:aws:bedrock:us-east-2:111122223333"
    application           = false
    foundation_model_arns = ["arn:aws:bedrock:us-east-2::foundation-model/example.embed-v1:0"]
    destination_regions   = ["us-east-2"]
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
    condition     = keys(aws_iam_role_policy_attachment.this) == ["analytics/1", "analytics/2", "analytics/3", "research/1", "research/2", "research/3"]
    error_message = "each role should get each policy"
  }
}

run "what_belongs_to_no_profile_is_in_the_first_policy" {
  variables {
    actions              = ["bedrock:InvokeModel*", "bedrock:ListInferenceProfiles"]
    deny_global_routing  = true
    foundation_model_ids = ["example.embed-v1:0"]
    profiles_per_policy  = 1
  }
  assert {
    condition     = [for document in output.policy_documents : length(jsondecode(document).Statement)] == concat([5], [for number in range(11) : 2])
    error_message = "the first policy should have three statements more"
  }
}

run "models_without_a_profile_are_in_the_first_policy_only" {
  variables {
    foundation_model_ids = ["example.embed-v1:0"]
    guardrails           = ["arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6"]
  }
  assert {
    condition     = [for document in output.policy_documents : strcontains(document, "example.embed-v1:0")] == [true, false, false]
    error_message = "the other policies should not name them, in the denial neither"
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

run "ids_come_before_the_maps" {
  variables {
    inference_profile_ids          = ["us.example.model-v1:0"]
    inference_profiles             = { b = "us.example.b", a = "us.example.a" }
    application_inference_profiles = { c = { copy_from = "us.example.c" } }
    profiles_per_policy            = 1
  }
  assert {
    condition     = length(output.policy_documents) == 4
    error_message = "each should have a policy"
  }
  assert {
    condition     = strcontains(output.policy_documents[3], aws_bedrock_inference_profile.this["c"].arn)
    error_message = "what is made should come last"
  }
  assert {
    condition     = aws_bedrock_inference_profile.this["c"].name == "example-c"
    error_message = "what is made should have the name of the policy and its key"
  }
  assert {
    condition     = keys(output.application_inference_profile_arns) == ["c"]
    error_message = "what is made should be an output"
  }
}

run "users_groups_and_maps" {
  variables {
    inference_profile_ids = ["us.example.model-v1:0"]
    roles                 = { batch = "made-20240101" }
    user_names            = ["a"]
    users                 = { b = "another" }
    group_names           = ["c"]
    groups                = { d = "fourth" }
  }
  assert {
    condition     = { for key, attachment in aws_iam_role_policy_attachment.this : key => attachment.role } == { "analytics/1" = "analytics", "batch/1" = "made-20240101", "research/1" = "research" }
    error_message = "roles should get the policy"
  }
  assert {
    condition     = { for key, attachment in aws_iam_user_policy_attachment.this : key => attachment.user } == { "a/1" = "a", "b/1" = "another" }
    error_message = "users should get the policy"
  }
  assert {
    condition     = { for key, attachment in aws_iam_group_policy_attachment.this : key => attachment.group } == { "c/1" = "c", "d/1" = "fourth" }
    error_message = "groups should get the policy"
  }
}

run "nobody" {
  variables {
    role_names            = []
    inference_profile_ids = ["us.example.model-v1:0"]
  }
  assert {
    condition     = length(aws_iam_role_policy_attachment.this) == 0 && length(output.policy_arns) == 1
    error_message = "the policy should be made for nobody"
  }
}
