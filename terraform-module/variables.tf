# ----- what may be called

variable "inference_profile_ids" {
  description = "The inference profiles to give access to, by ID or ARN, system-defined or application, known when Terraform plans. Their order decides which of them share a policy: add at the end"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for item in var.inference_profile_ids : item != null])
    error_message = "'inference_profile_ids' should be a list of texts, got null in it"
  }
  validation {
    condition     = length(distinct(var.inference_profile_ids)) == length(var.inference_profile_ids)
    error_message = "'inference_profile_ids' should name each inference profile once, got ${jsonencode(var.inference_profile_ids)}"
  }
}

variable "inference_profiles" {
  description = "More inference profiles, by keys that stay: their IDs or ARNs may be known after apply only. They come after `inference_profile_ids`, in the order of their keys"
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for id in values(var.inference_profiles) : id != null])
    error_message = "'inference_profiles' should be a map of texts, got ${jsonencode(var.inference_profiles)}"
  }
  validation {
    condition     = alltrue([for key in keys(var.inference_profiles) : can(regex("^[\\w+=,.@-]+$", key))])
    error_message = "'inference_profiles' should have keys of characters from [\\w+=,.@-], got ${jsonencode(keys(var.inference_profiles))}"
  }
}

variable "application_inference_profiles" {
  description = "Application inference profiles that are made, and granted, by keys that stay. `copy_from` is the ID or ARN of a system-defined profile; a foundation model is `copy_from_model_arn` instead, known when Terraform plans. Without a name it is `policy_name` and the key, with `-` between. Another name, description or source is another profile. They come last, in the order of their keys"
  type = map(object({
    copy_from           = optional(string)
    copy_from_model_arn = optional(string)
    name                = optional(string)
    description         = optional(string)
    tags                = optional(map(string), {})
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for key in keys(var.application_inference_profiles) : can(regex("^[\\w+=,.@-]+$", key))])
    error_message = "'application_inference_profiles' should have keys of characters from [\\w+=,.@-], got ${jsonencode(keys(var.application_inference_profiles))}"
  }
  validation {
    condition = alltrue([
      for made in values(var.application_inference_profiles) : (made.copy_from == null) != (made.copy_from_model_arn == null)
    ])
    error_message = "'application_inference_profiles' should have 'copy_from' or 'copy_from_model_arn' each, got ${jsonencode(var.application_inference_profiles)}"
  }
  validation {
    condition = alltrue([
      for made in values(var.application_inference_profiles) :
      made.copy_from == null ? true : can(regex("^(arn:[^/]+:inference-profile/)?[^:/.]+\\.[^:/.]+\\..+$", made.copy_from))
    ])
    error_message = "'copy_from' should be a system-defined inference profile, by ID or ARN, got ${jsonencode(values(var.application_inference_profiles)[*].copy_from)}; a foundation model belongs in 'copy_from_model_arn'"
  }
  validation {
    condition = alltrue([
      for made in values(var.application_inference_profiles) : made.copy_from_model_arn == null ? true :
      can(regex("^arn:[\\w-]+:bedrock:[\\w-]+::foundation-model/[\\w.:-]+$", made.copy_from_model_arn))
    ])
    error_message = "'copy_from_model_arn' should be the ARN of a foundation model in a Region, got ${jsonencode(values(var.application_inference_profiles)[*].copy_from_model_arn)}"
  }
  validation {
    condition = alltrue([
      for made in values(var.application_inference_profiles) : made.description == null ? true :
      can(regex("^([0-9a-zA-Z:.][ _-]?)+$", made.description)) && try(length(made.description) <= 200, false)
    ])
    error_message = "'description' of 'application_inference_profiles' should be 1 to 200 letters, digits, ':' and '.' with single spaces, '_' or '-' between, got ${jsonencode(values(var.application_inference_profiles)[*].description)}"
  }
  validation {
    condition     = alltrue([for made in values(var.application_inference_profiles) : length(made.tags) <= 200])
    error_message = "'tags' of 'application_inference_profiles' should have at most 200 tags, got ${jsonencode([for made in values(var.application_inference_profiles) : length(made.tags)])}"
  }
  validation {
    condition = alltrue([
      for key in flatten([for made in values(var.application_inference_profiles) : keys(made.tags)]) :
      can(regex("^[a-zA-Z0-9 \\t\\r\\n._:/=+@-]{1,128}$", key)) && !startswith(lower(key), "aws:")
    ])
    error_message = "'tags' of 'application_inference_profiles' should have keys of 1 to 128 ASCII letters, digits, white space and _.:/=+-@ that don't begin with 'aws:', got ${jsonencode([for made in values(var.application_inference_profiles) : keys(made.tags)])}"
  }
  validation {
    condition = alltrue([
      for value in flatten([for made in values(var.application_inference_profiles) : values(made.tags)]) :
      can(regex("^[a-zA-Z0-9 \\t\\r\\n._:/=+@-]{0,256}$", value))
    ])
    error_message = "'tags' of 'application_inference_profiles' should have values of at most 256 ASCII letters, digits, white space and _.:/=+-@, got ${jsonencode([for made in values(var.application_inference_profiles) : values(made.tags)])}"
  }
}

variable "foundation_model_ids" {
  description = "The foundation models that may be called without a profile, by ID, known when Terraform plans, in the provider's Region"
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for item in var.foundation_model_ids : item != null])
    error_message = "'foundation_model_ids' should be a list of texts, got null in it"
  }
  validation {
    condition     = length(distinct(var.foundation_model_ids)) == length(var.foundation_model_ids)
    error_message = "'foundation_model_ids' should name each foundation model once, got ${jsonencode(var.foundation_model_ids)}"
  }
}

# ----- how it may be called

variable "actions" {
  description = "The actions to allow. Each is allowed only on the resources it can match. Without them `bedrock:InvokeModel*` and, where there are profiles, `bedrock:GetInferenceProfile`"
  type        = list(string)
  default     = null

  validation {
    condition     = alltrue([for item in coalesce(var.actions, []) : item != null])
    error_message = "'actions' should be a list of texts, got null in it"
  }
  validation {
    condition     = var.actions == null ? true : length(var.actions) > 0
    error_message = "'actions' should name at least one action, got []"
  }
  validation {
    condition     = var.actions == null ? true : length(distinct(var.actions)) == length(var.actions)
    error_message = "'actions' should name each action once, got ${jsonencode(var.actions)}"
  }
}

variable "direct_model_access" {
  description = "Whether the foundation models may be called directly too, around the profile. It drops the `bedrock:InferenceProfileArn` condition"
  type        = bool
  default     = false
  nullable    = false
}

variable "deny_global_routing" {
  description = "Whether every call that would be routed globally is denied, whatever else they are allowed"
  type        = bool
  default     = false
  nullable    = false
}

variable "async_invoke" {
  description = "Whether models may be called by `StartAsyncInvoke`: it takes `bedrock:InvokeModel` on `async-invoke/*` too"
  type        = bool
  default     = false
  nullable    = false
}

variable "responses_api" {
  description = "Whether models may be called by the Responses API: it takes `bedrock:InvokeModel` on `project/default` too"
  type        = bool
  default     = false
  nullable    = false
}

variable "allowed_destination_regions" {
  description = "The Regions that the profiles may route to, by name; `global` stands for any. The plan fails when a profile can route anywhere else, or a model is called there. Without it, every Region that AWS lists"
  type        = set(string)
  default     = null

  validation {
    condition     = var.allowed_destination_regions == null ? true : length(var.allowed_destination_regions) > 0
    error_message = "'allowed_destination_regions' should name at least one Region, got []"
  }
  validation {
    condition = var.allowed_destination_regions == null ? true : alltrue([
      for region in var.allowed_destination_regions :
      region == "global" || can(regex("^[a-z]+(-[a-z]+)+-[0-9]+$", region))
    ])
    error_message = "'allowed_destination_regions' should be names of Regions or 'global', got ${jsonencode(var.allowed_destination_regions)}"
  }
}

variable "profiles_per_policy" {
  description = "The profiles that share one managed policy, known when Terraform plans; with tags, models count as profiles do. Another number moves profiles from policy to policy. The plan fails when a policy has more than 6,144 characters"
  type        = number
  default     = 5
  nullable    = false

  validation {
    condition     = var.profiles_per_policy >= 1 && floor(var.profiles_per_policy) == var.profiles_per_policy
    error_message = "'profiles_per_policy' should be a whole number of at least 1, got ${var.profiles_per_policy}"
  }
}
