# each run is refused with the sentence above it
mock_provider "aws" {
  mock_data "aws_bedrock_inference_profile" {
    defaults = {
      status                = "ACTIVE"
      type                  = "SYSTEM_DEFINED"
      inference_profile_arn = "arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0"
      models                = [{ model_arn = "arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0" }]
    }
  }
}

variables {
  inference_profile_ids = ["us.example.model-v1:0"]
  role_names            = ["analytics"]
  policy_name           = "example"
}

# inference profile us.example.model-v1:0 should be ACTIVE, got LEGACY; wait until AWS has made it active, or name another
run "legacy_profile" {
  command = plan
  override_data {
    target = data.aws_bedrock_inference_profile.this
    values = {
      status                = "LEGACY"
      type                  = "SYSTEM_DEFINED"
      inference_profile_arn = "arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0"
      models                = [{ model_arn = "arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0" }]
    }
  }
  expect_failures = [data.aws_bedrock_inference_profile.this]
}

# inference profile us.example.model-v1:0 should list at least one foundation model, got none; check it with `aws bedrock get-inference-profile`
run "no_models" {
  command = plan
  override_data {
    target = data.aws_bedrock_inference_profile.this
    values = {
      status                = "ACTIVE"
      type                  = "SYSTEM_DEFINED"
      inference_profile_arn = "arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0"
      models                = []
    }
  }
  expect_failures = [data.aws_bedrock_inference_profile.this]
}

# inference profile us.example.model-v1:0 should list the ARNs of foundation models, got arn:aws:bedrock:*::foundation-model/example.model-v1:0; name another
run "wildcard_model" {
  command = plan
  override_data {
    target = data.aws_bedrock_inference_profile.this
    values = {
      status                = "ACTIVE"
      type                  = "SYSTEM_DEFINED"
      inference_profile_arn = "arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0"
      models                = [{ model_arn = "arn:aws:bedrock:*::foundation-model/example.model-v1:0" }]
    }
  }
  expect_failures = [data.aws_bedrock_inference_profile.this]
}

# 'allowed_destination_regions' should have every Region that us.example.model-v1:0 may route to, lacks us-east-1; add it, or drop the profile
run "destination" {
  command = plan
  variables {
    allowed_destination_regions = ["us-east-2", "eu-west-1"]
  }
  expect_failures = [aws_iam_policy.this]
}

# 'deny_global_routing' should be false beside a profile that routes globally, got true beside us.example.model-v1:0
run "global_profile" {
  command = plan
  variables {
    deny_global_routing = true
  }
  override_data {
    target = data.aws_bedrock_inference_profile.this
    values = {
      status                = "ACTIVE"
      type                  = "SYSTEM_DEFINED"
      inference_profile_arn = "arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0"
      models                = [{ model_arn = "arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0" }, { model_arn = "arn:aws:bedrock:::foundation-model/example.model-v1:0" }]
    }
  }
  expect_failures = [aws_iam_policy.this]
}

# 'actions' should match one of 'inference_profile_ids', got ["bedrock:TagResource"], which match application inference profiles only
run "application_action" {
  command = plan
  variables {
    actions = ["bedrock:TagResource"]
  }
  expect_failures = [output.policy_arns]
}

# the policy should have at most 6144 characters, got 8514; lower 'profiles_per_policy' or drop one of us.example.model-v0:0, us.example.model-v1:0
run "long_policy" {
  command = plan
  variables {
    inference_profile_ids = [for number in range(20) : "us.example.model-v${number}:0"]
    profiles_per_policy   = 20
  }
  expect_failures = [aws_iam_policy.this]
}

# 'role_names' should get at most 20 managed policies each, got 21; raise 'profiles_per_policy' or name fewer profiles
run "many_policies" {
  command = plan
  variables {
    inference_profile_ids = [for number in range(21) : "us.example.model-v${number}:0"]
    profiles_per_policy   = 1
  }
  expect_failures = [output.policy_documents]
}
