variable "inference_profile_id" {
  description = "The ID or ARN of the profile"
  type        = string

  validation {
    condition     = length(var.inference_profile_id) > 0 && !can(regex("[*?\\s\"'`\\\\]|[$%]\\{", var.inference_profile_id))
    error_message = "'inference_profile_id' should be an inference profile ID or ARN without wildcards, white space, quotes or $${, got '${var.inference_profile_id}'"
  }
  validation {
    condition     = !can(regex("^(arn:[^/]*:inference-profile/)?[^./]+\\.[^.]+$", var.inference_profile_id))
    error_message = "'inference_profile_id' should be an inference profile ID or ARN, with a prefix before the ID of the foundation model, got '${var.inference_profile_id}'; `aws bedrock list-inference-profiles` lists them, and a model that is called without one belongs in 'foundation_model_ids'"
  }
  validation {
    condition     = !startswith(var.inference_profile_id, "arn:") || can(regex("^arn:[^:]+:bedrock:[^:]*:[^:]*:(application-)?inference-profile/.+$", var.inference_profile_id))
    error_message = "'inference_profile_id' should be the ARN of an inference-profile or application-inference-profile, got '${var.inference_profile_id}'"
  }
}

variable "deny_global_routing" {
  description = "Whether a profile that routes globally is refused"
  type        = bool
}

variable "allowed_destination_regions" {
  description = "The Regions that it may route to; null for any"
  type        = set(string)
}
