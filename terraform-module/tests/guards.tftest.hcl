# each run is refused with the sentence above it
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

# 'inference_profile_ids' should name at least one inference profile, got []
run "nothing" {
  command = plan
  variables {
    inference_profile_ids = []
  }
  expect_failures = [aws_iam_policy.this]
}

# 'inference_profiles' and 'application_inference_profiles' should have keys that no other profile or model has, got ["us.example.a","us.example.a"]
run "key_twice" {
  command = plan
  variables {
    inference_profile_ids = ["us.example.a"]
    inference_profiles    = { "us.example.a" = "us.example.b" }
  }
  expect_failures = [aws_iam_policy.this]
}

# got 'bedrock:Converse'; Converse is authorized by bedrock:InvokeModel
run "converse" {
  command = plan
  variables {
    actions = ["bedrock:Converse", "bedrock:InvokeModel"]
  }
  expect_failures = [aws_iam_policy.this]
}

# got 'Bedrock:invokeModel'; write 'bedrock:InvokeModel'
run "capitals" {
  command = plan
  variables {
    actions = ["Bedrock:invokeModel"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'actions' should be Bedrock actions this module places (bedrock:InvokeModel*, bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream, bedrock:CountTokens, bedrock:GetInferenceProfile, bedrock:CreateInferenceProfile, bedrock:DeleteInferenceProfile, bedrock:TagResource, bedrock:UntagResource, bedrock:ListTagsForResource, bedrock:ListInferenceProfiles, bedrock:ListFoundationModels, bedrock:GetFoundationModelAvailability, bedrock:CallWithBearerToken, bedrock:Rerank), got 'bedrock:*'
run "every_action" {
  command = plan
  variables {
    actions = ["bedrock:*"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'actions' should match 'foundation_model_ids', got 'bedrock:GetInferenceProfile', which matches inference profiles only; leave it out, or give access to a profile too
run "profile_action_on_models" {
  command = plan
  variables {
    inference_profile_ids = []
    foundation_model_ids  = ["example.embed-v1:0"]
    actions               = ["bedrock:InvokeModel", "bedrock:GetInferenceProfile"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'actions' should match one of 'inference_profile_ids', got 'bedrock:TagResource', which matches application inference profiles only
run "application_action" {
  command = plan
  variables {
    actions = ["bedrock:InvokeModel", "bedrock:TagResource"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'actions' should match something of us.example.b, got 'bedrock:ListInferenceProfiles'; raise 'profiles_per_policy', or leave these profiles out
run "empty_policy" {
  command = plan
  variables {
    inference_profile_ids = ["us.example.a", "us.example.b"]
    profiles_per_policy   = 1
    actions               = ["bedrock:ListInferenceProfiles"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'async_invoke' should stand beside the action 'bedrock:InvokeModel', got 'bedrock:InvokeModelWithResponseStream'; add it
run "async_without_its_action" {
  command = plan
  variables {
    async_invoke = true
    actions      = ["bedrock:InvokeModelWithResponseStream"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'responses_api' should stand beside the action 'bedrock:InvokeModel', got 'bedrock:InvokeModelWithResponseStream'; add it
run "responses_without_their_action" {
  command = plan
  variables {
    responses_api = true
    actions       = ["bedrock:InvokeModelWithResponseStream"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'guardrails' should stand beside an action that calls foundation models, got 'bedrock:GetInferenceProfile'; leave them out
run "guardrails_without_calls" {
  command = plan
  variables {
    guardrails = ["arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6"]
    actions    = ["bedrock:GetInferenceProfile"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'async_invoke' should be false beside 'guardrails', got true; StartAsyncInvoke names no guardrail, so that each of its calls is denied
run "async_beside_guardrails" {
  command = plan
  variables {
    guardrails   = ["arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6"]
    async_invoke = true
  }
  expect_failures = [aws_iam_policy.this]
}

# 'guardrails' should be of the partition of the foundation models, aws, got 'arn:aws-us-gov:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6'
run "guardrail_of_another_partition" {
  command = plan
  variables {
    guardrails = ["arn:aws-us-gov:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'resource_tags' and 'matching_principal_tags' should name each tag once, whatever its capitals, got ["project","Project"]
run "tag_twice" {
  command = plan
  variables {
    resource_tags           = { project = ["a"] }
    matching_principal_tags = ["Project"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'resource_tags' and 'matching_principal_tags' should have keys of 1 to 128 ASCII letters, digits, white space and _.:/=+-@, got ["a*"]
run "tag_key" {
  command = plan
  variables {
    matching_principal_tags = ["a*"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'actions' should match application inference profiles, which is where the tags are, got 'bedrock:CountTokens'; leave 'actions' out, or add one that does
run "tags_without_their_action" {
  command = plan
  variables {
    matching_principal_tags = ["team"]
    actions                 = ["bedrock:CountTokens"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'actions' should be possible on profiles that have tags, got 'bedrock:CreateInferenceProfile', which makes one; give that action without tags
run "making_beside_tags" {
  command = plan
  variables {
    matching_principal_tags = ["team"]
    actions                 = ["bedrock:InvokeModel", "bedrock:CreateInferenceProfile"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'direct_model_access' should be false beside tags, got true
run "direct_beside_tags" {
  command = plan
  variables {
    matching_principal_tags = ["team"]
    direct_model_access     = true
  }
  expect_failures = [aws_iam_policy.this]
}

# 'application_inference_profiles' should be empty beside tags, which say what may be called, got ["a"]
run "made_beside_tags" {
  command = plan
  variables {
    matching_principal_tags        = ["team"]
    application_inference_profiles = { a = { copy_from = "us.example.a" } }
  }
  expect_failures = [aws_iam_policy.this]
}

# 'roles' should get at most 20 managed policies each, got 21; raise 'profiles_per_policy' or name fewer profiles
run "many_policies_of_a_role" {
  command = plan
  variables {
    inference_profile_ids = [for number in range(21) : "us.example.model-v${number}:0"]
    profiles_per_policy   = 1
  }
  expect_failures = [aws_iam_policy.this]
}

# 'users' should get at most 20 managed policies each, got 21; raise 'profiles_per_policy' or name fewer profiles
run "many_policies_of_a_user" {
  command = plan
  variables {
    inference_profile_ids = [for number in range(21) : "us.example.model-v${number}:0"]
    profiles_per_policy   = 1
    role_names            = []
    user_names            = ["a"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'groups' should get at most 10 managed policies each, got 11; raise 'profiles_per_policy' or name fewer profiles
run "many_policies_of_a_group" {
  command = plan
  variables {
    inference_profile_ids = [for number in range(11) : "us.example.model-v${number}:0"]
    profiles_per_policy   = 1
    role_names            = []
    group_names           = ["a"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'policy_name' should be a policy name of 1 to 128 characters from [\w+=,.@-], got 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-2'
run "long_name_of_a_second_policy" {
  command = plan
  variables {
    inference_profile_ids = ["us.example.a", "us.example.b"]
    profiles_per_policy   = 1
    policy_name           = join("", [for number in range(127) : "x"])
  }
  expect_failures = [aws_iam_policy.this]
}

# the policy should have at most 6144 characters, got 8514; lower 'profiles_per_policy' or drop one of us.example.model-v0:0, us.example.model-v1:0, us.example.model-v2:0, us.example.model-v3:0, us.example.model-v4:0, us.example.model-v5:0, us.example.model-v6:0, us.example.model-v7:0, us.example.model-v8:0, us.example.model-v9:0, us.example.model-v10:0, us.example.model-v11:0, us.example.model-v12:0, us.example.model-v13:0, us.example.model-v14:0, us.example.model-v15:0, us.example.model-v16:0, us.example.model-v17:0, us.example.model-v18:0, us.example.model-v19:0
run "long_policy" {
  command = plan
  variables {
    inference_profile_ids = [for number in range(20) : "us.example.model-v${number}:0"]
    profiles_per_policy   = 20
  }
  expect_failures = [aws_iam_policy.this]
}

# the policy should have at most 6144 characters, got 8959; lower 'profiles_per_policy', name fewer 'guardrails', or drop one of us.example.model-v0:0, us.example.model-v1:0, us.example.model-v2:0, us.example.model-v3:0, us.example.model-v4:0, us.example.model-v5:0, us.example.model-v6:0, us.example.model-v7:0, us.example.model-v8:0, us.example.model-v9:0, us.example.model-v10:0, us.example.model-v11:0, us.example.model-v12:0, us.example.model-v13:0, us.example.model-v14:0, us.example.model-v15:0, us.example.model-v16:0, us.example.model-v17:0, us.example.model-v18:0, us.example.model-v19:0
run "long_policy_with_guardrails" {
  command = plan
  variables {
    inference_profile_ids = [for number in range(20) : "us.example.model-v${number}:0"]
    profiles_per_policy   = 20
    guardrails            = ["arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'name' of 'application_inference_profiles' should be 1 to 64 letters and digits with single spaces, '_' or '-' between, got 'example-a.b'
run "made_name" {
  command = plan
  variables {
    application_inference_profiles = { "a.b" = { copy_from = "us.example.a" } }
  }
  expect_failures = [aws_bedrock_inference_profile.this]
}

# 'allowed_destination_regions' should have every Region that the application inference profile a may route to, lacks us-east-2; add it, or drop the profile
run "made_from_a_model_elsewhere" {
  command = plan
  variables {
    allowed_destination_regions    = ["us-east-1"]
    application_inference_profiles = { a = { copy_from_model_arn = "arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0" } }
  }
  expect_failures = [aws_bedrock_inference_profile.this]
}

# inference profile a should have the ARN of an application inference profile, got arn:aws:bedrock:us-east-2:111122223333:application-inference-profile/*; report it to AWS
run "made_arn" {
  variables {
    application_inference_profiles = { a = { copy_from = "us.example.a" } }
  }
  override_resource {
    target = aws_bedrock_inference_profile.this
    values = { arn = "arn:aws:bedrock:us-east-2:111122223333:application-inference-profile/*" }
  }
  expect_failures = [aws_iam_policy.this]
}

# 'inference_profiles' and 'application_inference_profiles' should have keys that no other profile or model has, got ["us.example.a","example.embed","example.embed"]
run "key_of_a_model" {
  command = plan
  variables {
    inference_profile_ids = ["us.example.a"]
    inference_profiles    = { "example.embed" = "us.example.b" }
    foundation_model_ids  = ["example.embed"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'inference_profiles' should name each inference profile once, got 'us.example.model-v1:0' twice
run "profile_in_list_and_map" {
  command = plan
  variables {
    inference_profiles = { a = "us.example.model-v1:0" }
  }
  expect_failures = [aws_iam_policy.this]
}
