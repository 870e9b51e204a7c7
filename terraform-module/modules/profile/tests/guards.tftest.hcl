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
  inference_profile_id        = "us.example.model-v1:0"
  deny_global_routing         = false
  allowed_destination_regions = null
}

# 'inference_profile_id' should be an inference profile ID or ARN without wildcards, white space, quotes or ${, got ''
run "empty" {
  command = plan
  variables {
    inference_profile_id = ""
  }
  expect_failures = [var.inference_profile_id]
}

# 'inference_profile_id' should be an inference profile ID or ARN without wildcards, white space, quotes or ${, got 'us.*'
run "wildcard" {
  command = plan
  variables {
    inference_profile_id = "us.*"
  }
  expect_failures = [var.inference_profile_id]
}

# 'inference_profile_id' should be an inference profile ID or ARN without wildcards, white space, quotes or ${, got '${aws:username}'
run "interpolation" {
  command = plan
  variables {
    inference_profile_id = "$${aws:username}"
  }
  expect_failures = [var.inference_profile_id]
}

# 'inference_profile_id' should be an inference profile ID or ARN, with a prefix before the ID of the foundation model, got 'example.model-v1:0'; `aws bedrock list-inference-profiles` lists them, and a model that is called without one belongs in 'foundation_model_ids'
run "model_id" {
  command = plan
  variables {
    inference_profile_id = "example.model-v1:0"
  }
  expect_failures = [var.inference_profile_id]
}

# 'inference_profile_id' should be the ARN of an inference-profile or application-inference-profile, got 'arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0'
run "arn_of_a_model" {
  command = plan
  variables {
    inference_profile_id = "arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0"
  }
  expect_failures = [var.inference_profile_id]
}

# inference profile us.example.model-v1:0 should be ACTIVE, got LEGACY; wait until AWS has made it active, or name another
run "legacy" {
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
  expect_failures = [output.arn]
}

# inference profile us.example.model-v1:0 should have the ARN of an inference profile, got arn:aws:bedrock:us-east-2:111122223333:inference-profile/*; name another
run "wildcard_in_the_answer" {
  command = plan
  override_data {
    target = data.aws_bedrock_inference_profile.this
    values = {
      status                = "ACTIVE"
      type                  = "SYSTEM_DEFINED"
      inference_profile_arn = "arn:aws:bedrock:us-east-2:111122223333:inference-profile/*"
      models                = [{ model_arn = "arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0" }]
    }
  }
  expect_failures = [output.arn]
}

# inference profile us.example.model-v1:0 should be the one that AWS answers with, got arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v2:0; check the Region, the credentials and the endpoint of the AWS provider
run "another_profile" {
  command = plan
  override_data {
    target = data.aws_bedrock_inference_profile.this
    values = {
      status                = "ACTIVE"
      type                  = "SYSTEM_DEFINED"
      inference_profile_arn = "arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v2:0"
      models                = [{ model_arn = "arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0" }]
    }
  }
  expect_failures = [output.arn]
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
  expect_failures = [output.foundation_model_arns]
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
  expect_failures = [output.foundation_model_arns]
}

# 'allowed_destination_regions' should have every Region that us.example.model-v1:0 may route to, lacks us-east-1; add it, or drop the profile
run "destination" {
  command = plan
  variables {
    allowed_destination_regions = ["us-east-2", "eu-west-1"]
  }
  expect_failures = [output.foundation_model_arns]
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
      models                = [{ model_arn = "arn:aws:bedrock:::foundation-model/example.model-v1:0" }]
    }
  }
  expect_failures = [output.foundation_model_arns]
}
