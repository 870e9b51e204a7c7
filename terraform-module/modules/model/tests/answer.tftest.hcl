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

run "has_the_model_and_its_place" {
  assert {
    condition     = output.arn == "arn:aws:bedrock:us-east-2::foundation-model/example.embed-v1:0"
    error_message = "the model should be the one that AWS answers with"
  }
  assert {
    condition     = output.place == "arn:aws:bedrock:us-east-2:111122223333"
    error_message = "the place should be the caller's account and the Region of the model"
  }
}
