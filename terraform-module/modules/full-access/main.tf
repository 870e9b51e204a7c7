# every inference profile and foundation model, directly too, and the management of application inference profiles

data "aws_partition" "this" {}

locals {
  arn         = "arn:${data.aws_partition.this.partition}:bedrock:*"
  models      = "${local.arn}::foundation-model/*"
  system      = "${local.arn}:*:inference-profile/*"
  application = "${local.arn}:*:application-inference-profile/*"

  document = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["bedrock:InvokeModel*", "bedrock:CreateInferenceProfile"]
        Resource = [local.models, local.system, local.application]
      },
      { Effect = "Allow", Action = ["bedrock:GetInferenceProfile"], Resource = [local.system, local.application] },
      {
        Effect = "Allow"
        Action = [
          "bedrock:DeleteInferenceProfile",
          "bedrock:TagResource",
          "bedrock:UntagResource",
          "bedrock:ListTagsForResource",
        ]
        Resource = [local.application]
      },
      { Effect = "Allow", Action = ["bedrock:ListInferenceProfiles"], Resource = "*" },
    ]
  })
}

resource "aws_iam_policy" "this" {
  name        = var.policy_name
  policy      = local.document
  path        = var.path
  description = var.description
  tags        = var.tags

  lifecycle {
    precondition {
      condition     = length(local.principal_problems) == 0
      error_message = join("\n", local.principal_problems)
    }
    precondition {
      condition     = length(local.name_problems) == 0
      error_message = join("\n", local.name_problems)
    }
  }
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each   = local.roles
  role       = each.value
  policy_arn = aws_iam_policy.this.arn
}

resource "aws_iam_user_policy_attachment" "this" {
  for_each   = local.users
  user       = each.value
  policy_arn = aws_iam_policy.this.arn
}

resource "aws_iam_group_policy_attachment" "this" {
  for_each   = local.groups
  group      = each.value
  policy_arn = aws_iam_policy.this.arn
}
