# subscription of the account to foundation models of third parties, and the form and agreements that come before it

locals {
  # the product ID is known to Subscribe only
  subscription = {
    any = [{
      Effect   = "Allow"
      Action   = ["aws-marketplace:Subscribe", "aws-marketplace:Unsubscribe", "aws-marketplace:ViewSubscriptions"]
      Resource = "*"
    }]
    some = [
      {
        Effect    = "Allow"
        Action    = ["aws-marketplace:Subscribe"]
        Resource  = "*"
        Condition = { "ForAnyValue:StringEquals" = { "aws-marketplace:ProductId" = var.product_ids } }
      },
      {
        Effect   = "Allow"
        Action   = ["aws-marketplace:Unsubscribe", "aws-marketplace:ViewSubscriptions"]
        Resource = "*"
      },
    ]
  }
  form = {
    Effect   = "Allow"
    Action   = ["bedrock:PutUseCaseForModelAccess", "bedrock:GetUseCaseForModelAccess"]
    Resource = "*"
  }
  agreements = {
    Effect = "Allow"
    Action = [
      "bedrock:ListFoundationModelAgreementOffers",
      "bedrock:CreateFoundationModelAgreement",
      "bedrock:GetFoundationModelAvailability",
    ]
    Resource = "*"
  }

  document = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      local.subscription[var.product_ids == null ? "any" : "some"],
      [for statement in [local.form] : statement if var.use_case_form],
      [for statement in [local.agreements] : statement if var.agreements],
    )
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
    precondition {
      condition     = length(local.document) <= 6144
      error_message = "the policy should have at most 6144 characters, got ${length(local.document)}; name fewer 'product_ids'"
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
