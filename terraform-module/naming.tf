# what the policies are called; the same file in every module here that makes some

variable "policy_name" {
  description = "The name of the policy; where there are several, of the first, and the second has `-2` behind it. Another name is another policy"
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[\\w+=,.@-]{1,128}$", var.policy_name))
    error_message = "'policy_name' should be a policy name of 1 to 128 characters from [\\w+=,.@-], got '${var.policy_name}'"
  }
}

variable "path" {
  description = "The IAM path of the policy. Another path is another policy"
  type        = string
  default     = "/"
  nullable    = false

  validation {
    condition     = can(regex("^((/[A-Za-z0-9.,+@=_-]+)*)/$", var.path)) && length(var.path) <= 512
    error_message = "'path' should begin and end with '/', with [A-Za-z0-9.,+@=_-] between, in at most 512 characters, got '${var.path}'"
  }
}

variable "description" {
  description = "The description of the policy. Another description is another policy"
  type        = string
  default     = null

  validation {
    condition     = try(length(var.description), 0) <= 1000
    error_message = "'description' should have at most 1000 characters, got ${try(length(var.description), 0)}"
  }
}

variable "tags" {
  description = "The tags of the policy"
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = length(var.tags) <= 50
    error_message = "'tags' should have at most 50 tags, got ${length(var.tags)}"
  }
  validation {
    condition     = !anytrue([for key in keys(var.tags) : startswith(lower(key), "aws:")])
    error_message = "'tags' should have keys that don't begin with 'aws:', got ${jsonencode(keys(var.tags))}"
  }
  validation {
    condition     = length(distinct([for key in keys(var.tags) : lower(key)])) == length(var.tags)
    error_message = "'tags' should have keys that differ in more than capitals, got ${jsonencode(keys(var.tags))}"
  }
  validation {
    condition     = alltrue([for key in keys(var.tags) : can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}$", key))])
    error_message = "'tags' should have keys of 1 to 128 letters, digits, spaces and _.:/=+-@, got ${jsonencode(keys(var.tags))}"
  }
  validation {
    condition     = alltrue([for value in values(var.tags) : can(regex("^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}$", value))])
    error_message = "'tags' should have values of at most 256 letters, digits, spaces and _.:/=+-@, got ${jsonencode(values(var.tags))}"
  }
}
