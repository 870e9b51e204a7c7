# ----- which profiles and models: read where they exist, made where the module makes them

# by ID, or by the key in a map; each is read by itself, so that what is known is read at plan
module "profile" {
  source = "./modules/profile"
  for_each = merge(
    { for id in var.inference_profile_ids : id => id },
    var.inference_profiles,
    { for key, made in var.application_inference_profiles : key => made.copy_from if made.copy_from_model_arn == null },
  )

  inference_profile_id        = each.value
  deny_global_routing         = var.deny_global_routing
  allowed_destination_regions = var.allowed_destination_regions
}

module "model" {
  source   = "./modules/model"
  for_each = toset(var.foundation_model_ids)

  model_id                    = each.value
  allowed_destination_regions = var.allowed_destination_regions
}

resource "aws_bedrock_inference_profile" "this" {
  for_each    = var.application_inference_profiles
  name        = local.made_names[each.key]
  description = each.value.description
  tags        = each.value.tags

  model_source {
    copy_from = each.value.copy_from_model_arn == null ? module.profile[each.key].arn : each.value.copy_from_model_arn
  }

  lifecycle {
    precondition {
      condition     = length(local.made_problems[each.key]) == 0
      error_message = join("\n", local.made_problems[each.key])
    }
  }
}

locals {
  made = {
    for key, profile in aws_bedrock_inference_profile.this : key => {
      arn         = profile.arn
      place       = replace(profile.arn, "/:[a-z-]+\\/.*$/", "")
      application = true
      # the resource knows its models after it is made; what it copies knows them before
      foundation_model_arns = (
        local.copied_models[key] == null ? module.profile[key].foundation_model_arns : [local.copied_models[key]]
      )
      destination_regions = (
        local.copied_models[key] == null
        ? module.profile[key].destination_regions
        : [split(":", local.copied_models[key])[3]]
      )
    }
  }

  copied_models = { for key, made in var.application_inference_profiles : key => made.copy_from_model_arn }

  # a profile that is made takes the place of the one that it copies
  sources = merge(module.profile, local.made, module.model)
}

# ----- which policies: some profiles share one, told by its number; what belongs to no profile stands in the first

locals {
  profile_keys = concat(
    var.inference_profile_ids,
    keys(var.inference_profiles),
    keys(var.application_inference_profiles),
    # with tags, what application profiles were made from, as profiles are
    local.by_tags ? var.foundation_model_ids : [],
  )
  direct_keys = local.by_tags ? [] : var.foundation_model_ids

  parts    = length(local.profile_keys) > 0 ? chunklist(local.profile_keys, var.profiles_per_policy) : [[]]
  policies = { for index, keys in local.parts : tostring(index + 1) => keys }

  in_policy = {
    for number, keys in local.policies :
    number => [for key in concat(keys, number == "1" ? local.direct_keys : []) : local.sources[key]]
  }
  places = { for number, sources in local.in_policy : number => distinct(sources[*].place) }
}

# ----- which actions where: an action on a resource that it can't match grants nothing

locals {
  known = jsondecode(file("${path.module}/actions.json"))

  on = {
    for place, matching in local.known.matching :
    place => [for action in local.actions : action if contains(matching, action)]
  }
  making = contains(local.actions, "bedrock:CreateInferenceProfile") ? local.on.making : []

  # what can carry the condition on the profile does
  fenced   = var.direct_model_access ? [] : local.on.fenced
  unfenced = [for action in local.on.model : action if !contains(local.fenced, action)]
}

# ----- which statements: by policy or by profile; one without an action or a resource is dropped at the end

locals {
  on_profiles = {
    for number, keys in local.policies : number => [
      { Effect = "Allow", Action = local.on.profile, Resource = [for key in keys : local.sources[key].arn] },
      {
        Effect   = "Allow"
        Action   = local.on.application_profile
        Resource = [for key in keys : local.sources[key].arn if local.sources[key].application]
      },
    ]
  }

  # a model is reachable through its own profile only
  on_models_of = {
    for key in distinct(local.profile_keys) : key => [
      {
        Effect    = "Allow"
        Action    = local.fenced
        Resource  = local.sources[key].foundation_model_arns
        Condition = { StringEquals = { "bedrock:InferenceProfileArn" = local.sources[key].arn } }
      },
      { Effect = "Allow", Action = local.unfenced, Resource = local.sources[key].foundation_model_arns },
    ]
  }

  on_others = {
    for number, places in local.places : number => [
      # models that are called without a profile
      {
        Effect   = "Allow"
        Action   = local.on.model
        Resource = [for key in local.direct_keys : local.sources[key].arn if number == "1"]
      },
      # profiles that may be made, whose ARNs nobody knows beforehand
      { Effect = "Allow", Action = local.making, Resource = formatlist(local.any_application_profile, places) },
      {
        Effect   = "Allow"
        Action   = var.async_invoke ? ["bedrock:InvokeModel"] : []
        Resource = formatlist("%s:async-invoke/*", places)
      },
      {
        Effect   = "Allow"
        Action   = var.responses_api ? ["bedrock:InvokeModel"] : []
        Resource = formatlist("%s:project/default", places)
      },
    ]
  }

  on_nothing = [{ Effect = "Allow", Action = local.on.nothing, Resource = "*" }]
  routed_globally = [{
    Effect    = "Deny"
    Action    = var.deny_global_routing ? ["bedrock:InvokeModel*"] : []
    Resource  = "*"
    Condition = { StringEquals = { "aws:RequestedRegion" = "unspecified" } }
  }]

  statements = {
    for number, keys in local.policies : number => [
      for statement in concat(
        [for allowed in local.on_profiles[number] : allowed if !local.by_tags],
        [for allowed in flatten([for key in keys : local.on_models_of[key]]) : allowed if !local.by_tags],
        [for allowed in local.on_tagged_profiles[number] : allowed if local.by_tags],
        local.on_others[number],
        [for allowed in concat(local.on_nothing, local.with_guardrails) : allowed if number == "1"],
        local.without_guardrails[number],
        [for denied in local.routed_globally : denied if number == "1"],
      ) : statement if length(statement.Action) > 0 && length(statement.Resource) > 0
    ]
  }
  documents = {
    for number, statements in local.statements :
    number => jsonencode({ Version = "2012-10-17", Statement = statements })
  }
}

# ----- the policies, and who gets them

resource "aws_iam_policy" "this" {
  for_each    = local.policies
  name        = each.key == "1" ? var.policy_name : "${var.policy_name}-${each.key}"
  policy      = local.documents[each.key]
  path        = var.path
  description = var.description
  tags        = var.tags

  lifecycle {
    # apart, because one that is known after apply only makes its list so: what is known is refused at plan
    precondition {
      condition     = length(local.key_problems[each.key]) == 0
      error_message = join("\n", local.key_problems[each.key])
    }
    precondition {
      condition     = length(local.input_problems) == 0
      error_message = join("\n", local.input_problems)
    }
    precondition {
      condition     = length(local.name_problems) == 0
      error_message = join("\n", local.name_problems)
    }
    precondition {
      condition     = length(local.answer_problems[each.key]) == 0
      error_message = join("\n", local.answer_problems[each.key])
    }
    precondition {
      condition     = length(local.document_problems[each.key]) == 0
      error_message = join("\n", local.document_problems[each.key])
    }
  }
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each = { for pair in setproduct(keys(local.roles), keys(local.policies)) : join("/", pair) => pair[0] }
  role     = local.roles[each.value]
  # by its own key, so that whoever reads a plan can tell which policy is meant
  policy_arn = aws_iam_policy.this[split("/", each.key)[1]].arn
}

resource "aws_iam_user_policy_attachment" "this" {
  for_each   = { for pair in setproduct(keys(local.users), keys(local.policies)) : join("/", pair) => pair[0] }
  user       = local.users[each.value]
  policy_arn = aws_iam_policy.this[split("/", each.key)[1]].arn
}

resource "aws_iam_group_policy_attachment" "this" {
  for_each   = { for pair in setproduct(keys(local.groups), keys(local.policies)) : join("/", pair) => pair[0] }
  group      = local.groups[each.value]
  policy_arn = aws_iam_policy.this[split("/", each.key)[1]].arn
}
