# what bench/plan.ts compares with: the access of 50 roles to 12 profiles, as people write it in HCL
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

provider "aws" {
  region              = "us-west-2"
  allowed_account_ids = ["111122223333"]
}

locals {
  profile_ids = [for number in range(12) : "us.anthropic.claude-model-${number}-20250514-v1:0"]
  roles       = [for number in range(50) : "role-${number}"]
  groups      = { for number, ids in chunklist(local.profile_ids, 5) : tostring(number) => ids }
  grants = {
    for pair in setproduct(local.roles, keys(local.groups)) :
    "${pair[0]}-${pair[1]}" => { role = pair[0], profile_ids = local.groups[pair[1]] }
  }
}

data "aws_bedrock_inference_profile" "this" {
  for_each             = toset(local.profile_ids)
  inference_profile_id = each.key
}

resource "aws_iam_policy" "this" {
  for_each = local.grants
  name     = each.key
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Effect   = "Allow"
        Action   = ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"]
        Resource = [for id in each.value.profile_ids : data.aws_bedrock_inference_profile.this[id].inference_profile_arn]
      }],
      [for id in each.value.profile_ids : {
        Effect   = "Allow"
        Action   = ["bedrock:InvokeModel*"]
        Resource = data.aws_bedrock_inference_profile.this[id].models[*].model_arn
        Condition = {
          StringEquals = {
            "bedrock:InferenceProfileArn" = data.aws_bedrock_inference_profile.this[id].inference_profile_arn
          }
        }
      }],
    )
  })
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each   = local.grants
  role       = each.value.role
  policy_arn = aws_iam_policy.this[each.key].arn
}
