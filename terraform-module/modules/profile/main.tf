# an inference profile that exists, in the Region of the provider

data "aws_bedrock_inference_profile" "this" {
  inference_profile_id = var.inference_profile_id

  # what is wrong with the answer the outputs say: with a condition here, Terraform would read no profile when it plans
  # as soon as another one is known after apply only
}

locals {
  profile = data.aws_bedrock_inference_profile.this
  arn     = local.profile.inference_profile_arn
  listed  = local.profile.models[*].model_arn

  # the model in the source Region is needed besides; one profile leaves it out
  in_source_region = [
    for arn in local.listed : replace(arn, "/^(arn:[^:]*:bedrock):[^:]*/", "$1:${try(split(":", local.arn)[3], "")}")
  ]

  # AWS lists them in no order
  foundation_model_arns = sort(distinct(concat(local.listed, local.in_source_region)))

  # the model without a Region is called globally, in whatever Region
  destination_regions = sort(distinct([
    for arn in local.foundation_model_arns : coalesce(try(split(":", arn)[3], ""), "global")
  ]))
  outside = [
    for region in local.destination_regions : region
    if var.allowed_destination_regions == null ? false : !contains(var.allowed_destination_regions, region)
  ]

  subject = "inference profile ${var.inference_profile_id}"
}
