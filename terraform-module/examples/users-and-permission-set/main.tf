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

# one user, a group, and those that have the permission set
module "developers" {
  source = "../../"

  policy_name                 = "bedrock-developers"
  inference_profile_ids       = ["us.anthropic.claude-3-haiku-20240307-v1:0"]
  allowed_destination_regions = ["us-east-1", "us-east-2", "us-west-2"]
  user_names                  = ["loader"]
  group_names                 = ["developers"]
}
