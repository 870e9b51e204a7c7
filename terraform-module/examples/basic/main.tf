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
  region = "us-west-2"
}

module "analytics" {
  source = "../../"

  policy_name           = "analytics"
  inference_profile_ids = ["us.anthropic.claude-3-haiku-20240307-v1:0"]
  role_names            = ["analytics"]
}

output "regions" {
  value = module.analytics.destination_regions
}
