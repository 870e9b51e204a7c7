# access by tags: what is called are application inference profiles with these tags, whoever made them and whenever

variable "resource_tags" {
  description = "The tags that an application inference profile must have, each with one of its values. With tags, access is to application profiles that were made from the profiles and models that are named, and to these themselves no longer; they are none of `application_inference_profiles`"
  type        = map(list(string))
  default     = null

  validation {
    condition     = var.resource_tags == null ? true : length(var.resource_tags) > 0
    error_message = "'resource_tags' should name at least one tag, got {}"
  }
  validation {
    condition     = alltrue([for values in values(coalesce(var.resource_tags, {})) : try(length(values) > 0, false)])
    error_message = "'resource_tags' should name at least one value for each tag, got ${jsonencode(var.resource_tags)}"
  }
  validation {
    condition     = alltrue([for values in values(coalesce(var.resource_tags, {})) : try(length(distinct(values)) == length(values), true)])
    error_message = "'resource_tags' should name each value once, got ${jsonencode(var.resource_tags)}"
  }
  validation {
    condition     = alltrue([for value in try(flatten(values(var.resource_tags)), []) : can(regex("^[a-zA-Z0-9 \\t\\r\\n._:/=+@-]{0,256}$", value))])
    error_message = "'resource_tags' should have values of at most 256 ASCII letters, digits, white space and _.:/=+-@, got ${jsonencode(var.resource_tags)}"
  }
}

variable "matching_principal_tags" {
  description = "The keys of tags that an application inference profile must have with the value that the caller's own tag of the key has, known when Terraform plans. A caller without the tag, or with an empty one, may call no profile. Access is as with `resource_tags`, beside which it may stand"
  type        = list(string)
  default     = null

  validation {
    condition     = var.matching_principal_tags == null ? true : length(var.matching_principal_tags) > 0
    error_message = "'matching_principal_tags' should name at least one tag, got []"
  }
  validation {
    condition     = alltrue([for key in coalesce(var.matching_principal_tags, []) : key != null])
    error_message = "'matching_principal_tags' should be a list of texts, got null in it"
  }
}

locals {
  by_tags        = var.resource_tags != null || var.matching_principal_tags != null
  resource_tags  = var.resource_tags == null ? {} : var.resource_tags
  principal_tags = var.matching_principal_tags == null ? [] : var.matching_principal_tags
  tag_keys       = concat(keys(local.resource_tags), local.principal_tags)
  tag_values = merge(
    { for key, values in local.resource_tags : "aws:ResourceTag/${key}" => values },
    { for key in local.principal_tags : "aws:ResourceTag/${key}" => "$${aws:PrincipalTag/${key}}" },
  )

  any_application_profile = "%s:application-inference-profile/*"

  on_tagged_profiles = {
    for number, keys in local.policies : number => concat(
      [{
        Effect    = "Allow"
        Action    = local.tagged_actions
        Resource  = formatlist(local.any_application_profile, local.places[number])
        Condition = { StringEquals = local.tag_values }
      }],
      # a call of a model knows the ARN of the profile, and not its tags
      flatten([for source in local.in_policy[number] : [
        {
          Effect    = "Allow"
          Action    = local.on.fenced
          Resource  = source.foundation_model_arns
          Condition = { ArnLike = { "bedrock:InferenceProfileArn" = formatlist(local.any_application_profile, [source.place]) } }
        },
        { Effect = "Allow", Action = local.unfenced, Resource = source.foundation_model_arns },
      ]]),
    )
  }
  tagged_actions = [
    for action in local.actions : action
    if contains(concat(local.on.profile, local.on.application_profile), action)
  ]
}
