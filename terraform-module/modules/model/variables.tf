variable "model_id" {
  description = "The ID of the foundation model"
  type        = string

  validation {
    condition     = length(var.model_id) > 0 && !can(regex("[*?\\s\"'`\\\\]|[$%]\\{", var.model_id))
    error_message = "'model_id' should be a foundation model ID or ARN without wildcards, white space, quotes or $${, got '${var.model_id}'"
  }
  validation {
    condition     = !startswith(var.model_id, "arn:") || can(regex("^arn:[^:*?]+:bedrock:[^:*?]+::foundation-model/[^*?$]+$", var.model_id))
    error_message = "'model_id' should be the ARN of a foundation model in a Region, got '${var.model_id}'; an inference profile belongs in 'inference_profile_ids'"
  }
  validation {
    # the ID of a system-defined profile has a dot more, and so has that of some models: the plan tells them apart
    condition     = strcontains(var.model_id, ".")
    error_message = "'model_id' should be a foundation model ID, with its provider and '.' before the name, got '${var.model_id}'; an inference profile belongs in 'inference_profile_ids'"
  }
}

variable "allowed_destination_regions" {
  description = "The Regions that it may be called in; null for any"
  type        = set(string)
}
