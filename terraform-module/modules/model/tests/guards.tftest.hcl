# each run is refused with the sentence above it
mock_provider "aws" {
  mock_data "aws_bedrock_foundation_model" {
    defaults = {
      model_arn                 = "arn:aws:bedrock:us-east-2::foundation-model/example.embed-v1:0"
      inference_types_supported = ["ON_DEMAND"]
    }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333" }
  }
}

variables {
  model_id                    = "example.embed-v1:0"
  allowed_destination_regions = null
}

# 'model_id' should be a foundation model ID or ARN without wildcards, white space, quotes or ${, got 'example.*'
run "wildcard" {
  command = plan
  variables {
    model_id = "example.*"
  }
  expect_failures = [var.model_id]
}

# 'model_id' should be the ARN of a foundation model in a Region, got 'arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0'; an inference profile belongs in 'inference_profile_ids'
run "arn_of_a_profile" {
  command = plan
  variables {
    model_id = "arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0"
  }
  expect_failures = [var.model_id]
}

# 'model_id' should be a foundation model ID, with its provider and '.' before the name, got 'a1b2c3d4e5f6'; an inference profile belongs in 'inference_profile_ids'
run "id_of_an_application_profile" {
  command = plan
  variables {
    model_id = "a1b2c3d4e5f6"
  }
  expect_failures = [var.model_id]
}

# foundation model example.embed-v1:0 should have the ARN of a foundation model in a Region, got arn:aws:bedrock:us-east-2::foundation-model/*; name another
run "wildcard_in_the_answer" {
  command = plan
  override_data {
    target = data.aws_bedrock_foundation_model.this
    values = {
      model_arn                 = "arn:aws:bedrock:us-east-2::foundation-model/*"
      inference_types_supported = ["ON_DEMAND"]
    }
  }
  expect_failures = [output.arn]
}

# foundation model example.embed-v1:0 should be the one that AWS answers with, got arn:aws:bedrock:us-east-2::foundation-model/example.other-v1:0; an inference profile belongs in 'inference_profile_ids'; otherwise check the Region, the credentials and the endpoint of the AWS provider
run "another_model" {
  command = plan
  override_data {
    target = data.aws_bedrock_foundation_model.this
    values = {
      model_arn                 = "arn:aws:bedrock:us-east-2::foundation-model/example.other-v1:0"
      inference_types_supported = ["ON_DEMAND"]
    }
  }
  expect_failures = [output.arn]
}

# foundation model example.embed-v1:0 should be callable without an inference profile, which is ON_DEMAND, got ["INFERENCE_PROFILE"]; call it through a profile, which `aws bedrock list-inference-profiles` lists
run "profiles_only" {
  command = plan
  override_data {
    target = data.aws_bedrock_foundation_model.this
    values = {
      model_arn                 = "arn:aws:bedrock:us-east-2::foundation-model/example.embed-v1:0"
      inference_types_supported = ["INFERENCE_PROFILE"]
    }
  }
  expect_failures = [output.arn]
}

# 'allowed_destination_regions' should have every Region that example.embed-v1:0 may route to, lacks us-east-2; add it, or drop the model
run "elsewhere" {
  command = plan
  variables {
    allowed_destination_regions = ["us-east-1"]
  }
  expect_failures = [output.foundation_model_arns]
}
