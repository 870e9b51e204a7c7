# guardrails: every call of the models with another guardrail or with none is denied

variable "guardrails" {
  description = "The guardrails of which every call must have one, by ARN: any version and the draft, or one version with `:` and its number behind. Beside them, the guardrail profiles that they use"
  type        = list(string)
  default     = null

  validation {
    condition     = var.guardrails == null ? true : length(var.guardrails) > 0
    error_message = "'guardrails' should name at least one guardrail, got []"
  }
  validation {
    condition     = alltrue([for arn in coalesce(var.guardrails, []) : can(regex("^arn:[\\w-]+:bedrock:[\\w-]+:[0-9]{12}:(guardrail/[\\w-]+(:[1-9][0-9]*)?|guardrail-profile/[\\w.:-]+)$", arn))])
    error_message = "'guardrails' should be ARNs of guardrails, with ':' and a number where one version is meant, or of guardrail profiles, got ${jsonencode(var.guardrails)}; without a version it is any, and the draft"
  }
  validation {
    condition     = length(distinct(coalesce(var.guardrails, []))) == length(coalesce(var.guardrails, []))
    error_message = "'guardrails' should name each guardrail once, got ${jsonencode(var.guardrails)}"
  }
  validation {
    condition     = alltrue([for arn in coalesce(var.guardrails, []) : !anytrue([for other in var.guardrails : try(startswith(other, "${arn}:"), false)])])
    error_message = "'guardrails' should name each guardrail once, got a version beside the guardrail, which is any version of it: ${jsonencode(var.guardrails)}"
  }
  validation {
    condition     = var.guardrails == null ? true : anytrue([for arn in var.guardrails : can(regex(":guardrail/", arn))]) || !anytrue([for arn in var.guardrails : can(regex(":guardrail-profile/", arn))])
    error_message = "'guardrails' should name a guardrail beside its guardrail profiles, got ${jsonencode(var.guardrails)}"
  }
}

locals {
  guardrails = var.guardrails == null ? [] : var.guardrails

  # IAM knows no version of a guardrail where it is applied
  applied_guardrails = distinct([for arn in local.guardrails : replace(arn, "/(:guardrail\\/[^:]+):[^:]+$/", "$1")])
  with_guardrails    = [{ Effect = "Allow", Action = ["bedrock:ApplyGuardrail"], Resource = local.applied_guardrails }]

  # in a call the version stands behind the ARN, if it is not the draft; no call names a guardrail profile
  guardrail_identifiers = flatten([
    for arn in local.guardrails : contains(local.applied_guardrails, arn) ? [arn, "${arn}:*"] : [arn]
    if strcontains(arn, ":guardrail/")
  ])

  without_guardrails = {
    for number, sources in local.in_policy : number => [{
      Effect    = "Deny"
      Action    = length(local.guardrails) > 0 ? ["bedrock:InvokeModel*"] : []
      Resource  = sort(distinct(local.in_every_region[number]))
      Condition = { ArnNotLike = { "bedrock:GuardrailIdentifier" = local.guardrail_identifiers } }
    }]
  }
  in_every_region = {
    for number, sources in local.in_policy :
    number => [for arn in flatten(sources[*].foundation_model_arns) : replace(arn, "/:bedrock:[^:]*:/", ":bedrock:*:")]
  }
}
