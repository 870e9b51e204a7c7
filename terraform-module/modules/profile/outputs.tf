output "arn" {
  description = "The ARN of the profile"
  value       = local.arn

  precondition {
    condition     = local.profile.status == "ACTIVE"
    error_message = "${local.subject} should be ACTIVE, got ${local.profile.status}; wait until AWS has made it active, or name another"
  }
  precondition {
    condition = can(regex(
      "^arn:[^:*?]+:bedrock:[^:*?]+:[0-9]{12}:(application-)?inference-profile/[^*?$]+$", local.arn
    ))
    error_message = "${local.subject} should have the ARN of an inference profile, got ${local.arn}; name another"
  }
  precondition {
    condition     = contains([local.arn, try(split("/", local.arn)[1], "")], var.inference_profile_id)
    error_message = "${local.subject} should be the one that AWS answers with, got ${local.arn}; check the Region, the credentials and the endpoint of the AWS provider"
  }
}

output "place" {
  description = "Its account and Region, as ARNs there begin"
  value       = replace(local.arn, "/:[a-z-]+\\/.*$/", "")
}

output "application" {
  description = "Whether it is an application inference profile, which has tags"
  value       = local.profile.type == "APPLICATION"
}

output "foundation_model_arns" {
  description = "The models that it may route to and the one in the source Region, sorted"
  value       = local.foundation_model_arns

  precondition {
    condition     = length(local.listed) > 0
    error_message = "${local.subject} should list at least one foundation model, got none; check it with `aws bedrock get-inference-profile`"
  }
  precondition {
    # a wildcard in what AWS answers would open more than AWS routes to
    condition = alltrue([
      for arn in local.listed : can(regex("^arn:[^:*?]+:bedrock:[^:*?]*::foundation-model/[^*?$]+$", arn))
    ])
    error_message = "${local.subject} should list the ARNs of foundation models, got ${join(", ", local.listed)}; name another"
  }
  precondition {
    condition     = length(local.outside) == 0
    error_message = "'allowed_destination_regions' should have every Region that ${var.inference_profile_id} may route to, lacks ${join(", ", local.outside)}; add it, or drop the profile"
  }
  precondition {
    condition     = !var.deny_global_routing || !contains(local.destination_regions, "global")
    error_message = "'deny_global_routing' should be false beside a profile that routes globally, got true beside ${var.inference_profile_id}"
  }
}

output "destination_regions" {
  description = "The Regions that it may route to; `global` stands for any"
  value       = local.destination_regions
}
