# an application inference profile for each team and model, so that its calls and costs are told apart by its tags

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
  region = "us-east-2"
}

locals {
  models = {
    haiku  = "us.anthropic.claude-3-haiku-20240307-v1:0"
    sonnet = "us.anthropic.claude-3-5-sonnet-20240620-v1:0"
  }
}

variable "teams" {
  description = "The models of each team"
  type        = map(list(string))
  default = {
    search  = ["haiku"]
    support = ["haiku", "sonnet"]
  }
}

# each team's role, which is there already, may call the team's profiles only
module "team" {
  source   = "../../"
  for_each = var.teams

  policy_name = "bedrock-${each.key}"
  role_names  = [each.key]
  application_inference_profiles = {
    for model in each.value : model => {
      copy_from = local.models[model]
      name      = "${each.key}-${model}"
      tags      = { team = each.key, model = model }
    }
  }
}

output "profiles" {
  description = "The ARNs to call models with, by team and model"
  value       = { for team, access in module.team : team => access.application_inference_profile_arns }
}
