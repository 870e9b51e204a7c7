output "arn" {
  description = "The ARN of the model"
  value       = local.arn

  precondition {
    condition     = can(regex("^arn:[^:*?]+:bedrock:[^:*?]+::foundation-model/[^*?$]+$", local.arn))
    error_message = "${local.subject} should have the ARN of a foundation model in a Region, got ${local.arn}; name another"
  }
  precondition {
    # AWS answers to the ID of an inference profile with the model behind it
    condition     = contains([local.arn, try(split("/", local.arn)[1], "")], var.model_id)
    error_message = "${local.subject} should be the one that AWS answers with, got ${local.arn}; an inference profile belongs in 'inference_profile_ids'; otherwise check the Region, the credentials and the endpoint of the AWS provider"
  }
  precondition {
    condition     = try(contains(local.model.inference_types_supported, "ON_DEMAND"), false)
    error_message = "${local.subject} should be callable without an inference profile, which is ON_DEMAND, got ${jsonencode(local.model.inference_types_supported)}; call it through a profile, which `aws bedrock list-inference-profiles` lists"
  }
}

output "place" {
  description = "The account and Region that it is called in, as ARNs there begin"
  value       = replace(local.arn, "/:[^:]*:foundation-model\\/.*$/", ":${data.aws_caller_identity.this.account_id}")
}

output "application" {
  description = "As for profiles: it has no tags"
  value       = false
}

output "foundation_model_arns" {
  description = "As for profiles: the model itself"
  value       = [local.arn]

  precondition {
    condition     = var.allowed_destination_regions == null ? true : contains(var.allowed_destination_regions, local.region)
    error_message = "'allowed_destination_regions' should have every Region that ${var.model_id} may route to, lacks ${local.region}; add it, or drop the model"
  }
}

output "destination_regions" {
  description = "As for profiles: its Region"
  value       = [local.region]
}
