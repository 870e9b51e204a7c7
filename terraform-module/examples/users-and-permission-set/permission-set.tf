variable "identity_center_arn" {
  description = "The ARN of the instance of IAM Identity Center, as `aws sso-admin list-instances` prints it"
  type        = string
}

resource "aws_ssoadmin_permission_set" "developers" {
  name         = "BedrockDevelopers"
  instance_arn = var.identity_center_arn
}

# a permission set has one inline policy; as many profiles as share one are one document
resource "aws_ssoadmin_permission_set_inline_policy" "developers" {
  instance_arn       = var.identity_center_arn
  permission_set_arn = aws_ssoadmin_permission_set.developers.arn
  inline_policy      = one(module.developers.policy_documents)
}
