# who gets the policies; the same file in every module here that attaches some

variable "role_names" {
  description = "The names of the roles that get access, known when Terraform plans"
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for name in var.role_names : can(regex("^[\\w+=,.@-]{1,64}$", name))])
    error_message = "'role_names' should be role names of 1 to 64 characters from [\\w+=,.@-], got ${jsonencode([for name in var.role_names : name if !can(regex("^[\\w+=,.@-]{1,64}$", name))])}; a role's name is what follows the last '/' of its ARN"
  }
}

variable "roles" {
  description = "More roles, by keys that stay: their names may be known after apply only. From `role_names` to here under the name as key, nothing changes"
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for key in keys(var.roles) : can(regex("^[\\w+=,.@-]+$", key))])
    error_message = "'roles' should have keys of characters from [\\w+=,.@-], got ${jsonencode([for key in keys(var.roles) : key if !can(regex("^[\\w+=,.@-]+$", key))])}"
  }
  validation {
    condition     = alltrue([for name in values(var.roles) : can(regex("^[\\w+=,.@-]{1,64}$", name))])
    error_message = "'roles' should be role names of 1 to 64 characters from [\\w+=,.@-], got ${jsonencode(var.roles)}; a role's name is what follows the last '/' of its ARN"
  }
}

variable "user_names" {
  description = "The names of the users that get access, known when Terraform plans"
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for name in var.user_names : can(regex("^[\\w+=,.@-]{1,64}$", name))])
    error_message = "'user_names' should be user names of 1 to 64 characters from [\\w+=,.@-], got ${jsonencode([for name in var.user_names : name if !can(regex("^[\\w+=,.@-]{1,64}$", name))])}; a user's name is what follows the last '/' of its ARN"
  }
}

variable "users" {
  description = "More users, by keys that stay: their names may be known after apply only"
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for key in keys(var.users) : can(regex("^[\\w+=,.@-]+$", key))])
    error_message = "'users' should have keys of characters from [\\w+=,.@-], got ${jsonencode([for key in keys(var.users) : key if !can(regex("^[\\w+=,.@-]+$", key))])}"
  }
  validation {
    condition     = alltrue([for name in values(var.users) : can(regex("^[\\w+=,.@-]{1,64}$", name))])
    error_message = "'users' should be user names of 1 to 64 characters from [\\w+=,.@-], got ${jsonencode(var.users)}; a user's name is what follows the last '/' of its ARN"
  }
}

variable "group_names" {
  description = "The names of the groups that get access, known when Terraform plans"
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for name in var.group_names : can(regex("^[\\w+=,.@-]{1,128}$", name))])
    error_message = "'group_names' should be group names of 1 to 128 characters from [\\w+=,.@-], got ${jsonencode([for name in var.group_names : name if !can(regex("^[\\w+=,.@-]{1,128}$", name))])}; a group's name is what follows the last '/' of its ARN"
  }
}

variable "groups" {
  description = "More groups, by keys that stay: their names may be known after apply only"
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for key in keys(var.groups) : can(regex("^[\\w+=,.@-]+$", key))])
    error_message = "'groups' should have keys of characters from [\\w+=,.@-], got ${jsonencode([for key in keys(var.groups) : key if !can(regex("^[\\w+=,.@-]+$", key))])}"
  }
  validation {
    condition     = alltrue([for name in values(var.groups) : can(regex("^[\\w+=,.@-]{1,128}$", name))])
    error_message = "'groups' should be group names of 1 to 128 characters from [\\w+=,.@-], got ${jsonencode(var.groups)}; a group's name is what follows the last '/' of its ARN"
  }
}

locals {
  roles  = merge({ for name in var.role_names : name => name }, var.roles)
  users  = merge({ for name in var.user_names : name => name }, var.users)
  groups = merge({ for name in var.group_names : name => name }, var.groups)

  principal_keys = {
    role  = { listed = var.role_names, mapped = keys(var.roles) }
    user  = { listed = var.user_names, mapped = keys(var.users) }
    group = { listed = var.group_names, mapped = keys(var.groups) }
  }
  principal_problems = [
    for kind, keys in local.principal_keys :
    "'${kind}s' should have keys that are not in '${kind}_names', got ${jsonencode(setintersection(keys.listed, keys.mapped))}"
    if length(setintersection(keys.listed, keys.mapped)) > 0
  ]

  # IAM does not tell capitals apart
  principal_names = { role = values(local.roles), user = values(local.users), group = values(local.groups) }
  name_problems = [
    for kind, names in local.principal_names :
    "'${kind}_names' and '${kind}s' should name each ${kind} once, got ${jsonencode(names)}"
    if length(distinct([for name in names : lower(name)])) < length(names)
  ]
}
