terraform {
  required_version = ">= 1.5.7"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

provider "aws" {
  alias               = "production"
  region              = "us-west-2"
  allowed_account_ids = ["111122223333"]

  assume_role {
    role_arn = "arn:aws:iam::111122223333:role/terraform"
  }
}

provider "aws" {
  alias               = "staging"
  region              = "us-west-2"
  allowed_account_ids = ["444455556666"]

  assume_role {
    role_arn = "arn:aws:iam::444455556666:role/terraform"
  }
}

module "production" {
  source    = "../../"
  providers = { aws = aws.production }

  policy_name                 = "bedrock-access"
  inference_profile_ids       = ["us.anthropic.claude-3-haiku-20240307-v1:0"]
  role_names                  = ["analytics"]
  allowed_destination_regions = ["us-east-1", "us-east-2", "us-west-2"]
}

module "staging" {
  source    = "../../"
  providers = { aws = aws.staging }

  policy_name           = "bedrock-access"
  inference_profile_ids = ["us.anthropic.claude-3-haiku-20240307-v1:0"]
  role_names            = ["analytics"]
  deny_global_routing   = true
}

output "destination_regions" {
  description = "The Regions that the inference profiles may route to, by account and profile ID."
  value = {
    production = module.production.destination_regions
    staging    = module.staging.destination_regions
  }
}
