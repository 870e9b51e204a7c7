mock_provider "aws" {
  mock_data "aws_bedrock_inference_profile" {
    defaults = {
      status                = "ACTIVE"
      type                  = "SYSTEM_DEFINED"
      inference_profile_arn = "arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0"
      models = [
        { model_arn = "arn:aws:bedrock:us-west-2::foundation-model/example.model-v1:0" },
        { model_arn = "arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0" },
      ]
    }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::111122223333:policy/example" }
  }
}

variables {
  inference_profile_ids = ["us.example.model-v1:0"]
  role_names            = ["analytics", "research"]
  policy_name           = "example"
}

run "grants_the_profile_and_its_models" {
  assert {
    condition = jsondecode(output.policy_documents[0]) == {
      Version = "2012-10-17"
      Statement = [
        {
          Effect   = "Allow"
          Action   = ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"]
          Resource = ["arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0"]
        },
        {
          Effect = "Allow"
          Action = ["bedrock:InvokeModel*"]
          Resource = [
            "arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0",
            "arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0",
            "arn:aws:bedrock:us-west-2::foundation-model/example.model-v1:0",
          ]
          Condition = {
            StringEquals = {
              "bedrock:InferenceProfileArn" = "arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0"
            }
          }
        },
      ]
    }
    error_message = "the policy should allow the profile, and its models through it"
  }
  assert {
    condition     = keys(aws_iam_role_policy_attachment.this) == ["analytics/1", "research/1"]
    error_message = "each role should get the policy"
  }
  assert {
    condition     = output.policy_arns == tolist(["arn:aws:iam::111122223333:policy/example"])
    error_message = "the policy's ARN should be an output"
  }
  assert {
    condition     = output.destination_regions == tomap({ "us.example.model-v1:0" = tolist(["us-east-1", "us-east-2", "us-west-2"]) })
    error_message = "the Regions should be an output, the source Region among them"
  }
}
