# a foundation model that is called without a profile, in the Region of the provider

data "aws_bedrock_foundation_model" "this" {
  model_id = var.model_id
}

# the ARN of a model has no account
data "aws_caller_identity" "this" {}

locals {
  model   = data.aws_bedrock_foundation_model.this
  arn     = local.model.model_arn
  region  = try(split(":", local.arn)[3], "")
  subject = "foundation model ${var.model_id}"
}
