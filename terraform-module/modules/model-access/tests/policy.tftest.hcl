mock_provider "aws" {
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::111122223333:policy/example" }
  }
}

variables {
  role_names  = ["administrator"]
  user_names  = ["a"]
  groups      = { b = "developers" }
  policy_name = "example"
}

run "every_model" {
  assert {
    condition     = jsondecode(output.policy_document).Statement == [{ Effect = "Allow", Action = ["aws-marketplace:Subscribe", "aws-marketplace:Unsubscribe", "aws-marketplace:ViewSubscriptions"], Resource = "*" }]
    error_message = "the policy should allow this and nothing else"
  }
  assert {
    condition     = { for key, attachment in aws_iam_role_policy_attachment.this : key => [attachment.role, attachment.policy_arn] } == { administrator = ["administrator", "arn:aws:iam::111122223333:policy/example"] }
    error_message = "the role should get the policy"
  }
  assert {
    condition     = { for key, attachment in aws_iam_user_policy_attachment.this : key => [attachment.user, attachment.policy_arn] } == { a = ["a", "arn:aws:iam::111122223333:policy/example"] }
    error_message = "the user should get the policy"
  }
  assert {
    condition     = { for key, attachment in aws_iam_group_policy_attachment.this : key => [attachment.group, attachment.policy_arn] } == { b = ["developers", "arn:aws:iam::111122223333:policy/example"] }
    error_message = "the group should get the policy"
  }
}

run "some_products" {
  variables {
    product_ids = ["prod-a", "prod-b"]
  }
  assert {
    condition     = jsondecode(output.policy_document).Statement == [{ Effect = "Allow", Action = ["aws-marketplace:Subscribe"], Resource = "*", Condition = { "ForAnyValue:StringEquals" = { "aws-marketplace:ProductId" = ["prod-a", "prod-b"] } } }, { Effect = "Allow", Action = ["aws-marketplace:Unsubscribe", "aws-marketplace:ViewSubscriptions"], Resource = "*" }]
    error_message = "the policy should allow this and nothing else"
  }
}

run "form_and_agreements" {
  variables {
    product_ids   = ["prod-a"]
    use_case_form = true
    agreements    = true
  }
  assert {
    condition     = contains(jsondecode(output.policy_document).Statement, { Effect = "Allow", Action = ["bedrock:PutUseCaseForModelAccess", "bedrock:GetUseCaseForModelAccess"], Resource = "*" })
    error_message = "the form should be allowed"
  }
  assert {
    condition     = contains(jsondecode(output.policy_document).Statement, { Effect = "Allow", Action = ["bedrock:ListFoundationModelAgreementOffers", "bedrock:CreateFoundationModelAgreement", "bedrock:GetFoundationModelAvailability"], Resource = "*" })
    error_message = "agreements should be allowed"
  }
}
