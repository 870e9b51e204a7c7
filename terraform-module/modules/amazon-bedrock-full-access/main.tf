# full access to Amazon Bedrock, as AWS keeps it in its managed policy

data "aws_partition" "this" {
  lifecycle {
    precondition {
      condition     = length(local.roles) + length(local.users) + length(local.groups) > 0
      error_message = "'role_names' should name at least one role where there are neither users nor groups, got []; name who gets the AWS managed policy"
    }
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

locals {
  policy_arn = "arn:${data.aws_partition.this.partition}:iam::aws:policy/AmazonBedrockFullAccess"
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each   = local.roles
  role       = each.value
  policy_arn = local.policy_arn
}

resource "aws_iam_user_policy_attachment" "this" {
  for_each   = local.users
  user       = each.value
  policy_arn = local.policy_arn
}

resource "aws_iam_group_policy_attachment" "this" {
  for_each   = local.groups
  group      = each.value
  policy_arn = local.policy_arn
}
