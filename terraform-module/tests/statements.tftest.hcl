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
  inference_profile_ids = ["us.example.model-v1:0"]
  role_names            = ["analytics"]
  policy_name           = "example"
}

run "the_profile_and_its_models_through_it" {
  assert {
    condition     = jsondecode(output.policy_documents[0]) == { Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"], Resource = ["arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0"] }, { Effect = "Allow", Action = ["bedrock:InvokeModel*"], Resource = ["arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0", "arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0"], Condition = { StringEquals = { "bedrock:InferenceProfileArn" = "arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0" } } }] }
    error_message = "the policy should allow the profile, and its models through it"
  }
  assert {
    condition     = output.policy_arns == tolist(["arn:aws:iam::111122223333:policy/example"])
    error_message = "the ARN of the policy should be an output"
  }
  assert {
    condition     = output.destination_regions == tomap({ "us.example.model-v1:0" = tolist(["us-east-1", "us-east-2"]) })
    error_message = "the Regions should be an output"
  }
  assert {
    condition     = output.foundation_model_arns == tomap({ "us.example.model-v1:0" = tolist(["arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0", "arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0"]) })
    error_message = "the models should be an output"
  }
}

run "what_knows_no_profile_stands_without_the_condition" {
  variables {
    actions = ["bedrock:InvokeModel", "bedrock:CountTokens"]
  }
  assert {
    condition     = contains(jsondecode(output.policy_documents[0]).Statement, { Effect = "Allow", Action = ["bedrock:InvokeModel"], Resource = ["arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0", "arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0"], Condition = { StringEquals = { "bedrock:InferenceProfileArn" = "arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0" } } })
    error_message = "calls should be allowed through the profile"
  }
  assert {
    condition     = contains(jsondecode(output.policy_documents[0]).Statement, { Effect = "Allow", Action = ["bedrock:CountTokens"], Resource = ["arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0", "arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0"] })
    error_message = "tokens should be counted without it"
  }
}

run "direct_access" {
  variables {
    direct_model_access = true
  }
  assert {
    condition     = contains(jsondecode(output.policy_documents[0]).Statement, { Effect = "Allow", Action = ["bedrock:InvokeModel*"], Resource = ["arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0", "arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0"] })
    error_message = "the models should be allowed without the condition"
  }
  assert {
    condition     = length(jsondecode(output.policy_documents[0]).Statement) == 2
    error_message = "there should be no other statement"
  }
}

run "no_global_routing" {
  variables {
    deny_global_routing = true
  }
  assert {
    condition     = contains(jsondecode(output.policy_documents[0]).Statement, { Effect = "Deny", Action = ["bedrock:InvokeModel*"], Resource = "*", Condition = { StringEquals = { "aws:RequestedRegion" = "unspecified" } } })
    error_message = "what is routed globally should be denied"
  }
}

run "actions_on_nothing_in_particular" {
  variables {
    actions = ["bedrock:InvokeModel", "bedrock:Rerank", "bedrock:ListInferenceProfiles"]
  }
  assert {
    condition     = contains(jsondecode(output.policy_documents[0]).Statement, { Effect = "Allow", Action = ["bedrock:Rerank", "bedrock:ListInferenceProfiles"], Resource = "*" })
    error_message = "they should be allowed on everything"
  }
}

run "profiles_that_may_be_made" {
  variables {
    actions = ["bedrock:CreateInferenceProfile", "bedrock:TagResource"]
  }
  assert {
    condition     = jsondecode(output.policy_documents[0]) == { Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["bedrock:CreateInferenceProfile"], Resource = ["arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0"] }, { Effect = "Allow", Action = ["bedrock:CreateInferenceProfile"], Resource = ["arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0", "arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0"] }, { Effect = "Allow", Action = ["bedrock:CreateInferenceProfile", "bedrock:TagResource"], Resource = ["arn:aws:bedrock:us-east-2:111122223333:application-inference-profile/*"] }] }
    error_message = "what is made should be allowed beside what it is made from"
  }
}

run "other_ways_of_calling" {
  variables {
    async_invoke  = true
    responses_api = true
  }
  assert {
    condition     = contains(jsondecode(output.policy_documents[0]).Statement, { Effect = "Allow", Action = ["bedrock:InvokeModel"], Resource = ["arn:aws:bedrock:us-east-2:111122223333:async-invoke/*"] })
    error_message = "the invocation should be allowed"
  }
  assert {
    condition     = contains(jsondecode(output.policy_documents[0]).Statement, { Effect = "Allow", Action = ["bedrock:InvokeModel"], Resource = ["arn:aws:bedrock:us-east-2:111122223333:project/default"] })
    error_message = "the project should be allowed"
  }
}

run "guardrails" {
  variables {
    guardrails = ["arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6", "arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f69:2"]
  }
  assert {
    condition     = contains(jsondecode(output.policy_documents[0]).Statement, { Effect = "Allow", Action = ["bedrock:ApplyGuardrail"], Resource = ["arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6", "arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f69"] })
    error_message = "guardrails should be applied, without a version"
  }
  assert {
    condition     = contains(jsondecode(output.policy_documents[0]).Statement, { Effect = "Deny", Action = ["bedrock:InvokeModel*"], Resource = ["arn:aws:bedrock:*::foundation-model/example.model-v1:0"], Condition = { ArnNotLike = { "bedrock:GuardrailIdentifier" = ["arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6", "arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6:*", "arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f69:2"] } } })
    error_message = "calls without one of them should be denied in every Region"
  }
}

run "models_without_a_profile" {
  variables {
    inference_profile_ids = []
    foundation_model_ids  = ["example.embed-v1:0"]
  }
  assert {
    condition     = jsondecode(output.policy_documents[0]) == { Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["bedrock:InvokeModel*"], Resource = ["arn:aws:bedrock:us-east-2::foundation-model/example.embed-v1:0"] }] }
    error_message = "the model should be allowed without a condition"
  }
}

run "tags" {
  variables {
    resource_tags           = { project = ["a", "b"] }
    matching_principal_tags = ["team"]
  }
  assert {
    condition     = jsondecode(output.policy_documents[0]) == { Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"], Resource = ["arn:aws:bedrock:us-east-2:111122223333:application-inference-profile/*"], Condition = { StringEquals = { "aws:ResourceTag/project" = ["a", "b"], "aws:ResourceTag/team" = "$${aws:PrincipalTag/team}" } } }, { Effect = "Allow", Action = ["bedrock:InvokeModel*"], Resource = ["arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0", "arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0"], Condition = { ArnLike = { "bedrock:InferenceProfileArn" = ["arn:aws:bedrock:us-east-2:111122223333:application-inference-profile/*"] } } }] }
    error_message = "profiles with the tags should be allowed, and the models through application profiles"
  }
}

run "tags_and_what_knows_no_profile" {
  variables {
    matching_principal_tags = ["team"]
    actions                 = ["bedrock:InvokeModel", "bedrock:CountTokens"]
  }
  assert {
    condition     = contains(jsondecode(output.policy_documents[0]).Statement, { Effect = "Allow", Action = ["bedrock:CountTokens"], Resource = ["arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0", "arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0"] })
    error_message = "tokens should be counted without the condition"
  }
}
