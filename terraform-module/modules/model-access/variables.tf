variable "product_ids" {
  description = "The models, as AWS Marketplace product IDs; every model without. Amazon, DeepSeek, Meta, Mistral AI, OpenAI and Qwen models have none and need no subscription"
  type        = list(string)
  default     = null

  validation {
    condition     = var.product_ids == null ? true : length(var.product_ids) > 0
    error_message = "'product_ids' should name at least one product, got []"
  }
  validation {
    condition     = var.product_ids == null ? true : alltrue([for id in var.product_ids : can(regex("^[\\w-]+$", id))])
    error_message = "'product_ids' should be product IDs of letters, digits, '_' and '-', got ${jsonencode(var.product_ids)}"
  }
  validation {
    condition     = var.product_ids == null ? true : length(distinct(var.product_ids)) == length(var.product_ids)
    error_message = "'product_ids' should name each product once, got ${jsonencode(var.product_ids)}"
  }
}

variable "use_case_form" {
  description = "Whether they may hand in the form that Anthropic asks for, once per account or organization, and read it"
  type        = bool
  default     = false
  nullable    = false
}

variable "agreements" {
  description = "Whether they may manage access by SDK or CLI: list a model's offers, agree to one, and see whether the model is available. To end an agreement is not among it"
  type        = bool
  default     = false
  nullable    = false
}
