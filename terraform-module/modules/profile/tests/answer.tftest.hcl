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

run "has_the_models_of_each_region_and_the_source_region" {
  assert {
    condition = output.foundation_model_arns == tolist([
      "arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0",
      "arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0",
    ])
    error_message = "the models should be those that AWS lists and the one in the source Region"
  }
  assert {
    condition     = output.destination_regions == tolist(["us-east-1", "us-east-2"])
    error_message = "the Regions should be those of the models"
  }
  assert {
    condition     = output.place == "arn:aws:bedrock:us-east-2:111122223333"
    error_message = "the place should be the account and the source Region"
  }
}
