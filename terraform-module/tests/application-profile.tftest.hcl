# an application inference profile that exists; where a sentence stands above a run, it is refused with it
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
    application = true
    foundation_model_arns = [
      "arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0",
      "arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0",
    ]
    destination_regions = ["us-east-1", "us-east-2"]
  }
}

variables {
  inference_profile_ids = ["us.example.model-v1:0"]
  role_names            = ["analytics"]
  policy_name           = "example"
}

# 'inference_profile_ids' should be system-defined inference profiles beside tags, got the application inference profile 'a1b2c3d4e5f6'
run "application_profile_beside_tags" {
  command = plan
  variables {
    inference_profile_ids   = ["a1b2c3d4e5f6"]
    matching_principal_tags = ["team"]
  }
  expect_failures = [aws_iam_policy.this]
}

run "its_tags_and_deletion" {
  variables {
    actions = ["bedrock:InvokeModel", "bedrock:DeleteInferenceProfile", "bedrock:UntagResource"]
  }
  assert {
    condition     = contains(jsondecode(output.policy_documents[0]).Statement, { Effect = "Allow", Action = ["bedrock:DeleteInferenceProfile", "bedrock:UntagResource"], Resource = ["arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0"] })
    error_message = "what only application profiles have should be allowed on it"
  }
}
