# what is wrong with a policy before it is made: a sentence each, in the words of the constructs

locals {
  actions = var.actions != null ? var.actions : concat(
    ["bedrock:InvokeModel*"],
    [for action in ["bedrock:GetInferenceProfile"] : action if length(local.profile_keys) > 0],
  )

  # what the inputs alone say
  action_problems = concat(
    [
      for action in local.actions :
      "'actions' should be Bedrock actions this module places (${join(", ", local.known.placed)}), got '${action}'${try("; ${local.known.remedies[lower(action)]}", "")}"
      if !contains(local.known.placed, action)
    ],
    [
      for action in local.actions :
      "'actions' should match 'foundation_model_ids', got '${action}', which matches inference profiles only; leave it out, or give access to a profile too"
      if length(local.profile_keys) == 0 && contains(local.known.placed, action)
      && !contains(concat(local.known.matching.model, local.known.matching.nothing, local.making), action)
    ],
    [
      for way, wanted in { async_invoke = var.async_invoke, responses_api = var.responses_api } :
      "'${way}' should stand beside the action 'bedrock:InvokeModel', got '${join("', '", local.actions)}'; add it"
      if wanted && !contains(local.actions, "bedrock:InvokeModel") && !contains(local.actions, "bedrock:InvokeModel*")
    ],
  )
  guardrail_problems = [
    for problem in [
      {
        found = length(local.on.fenced) == 0
        text  = "'guardrails' should stand beside an action that calls foundation models, got '${join("', '", local.actions)}'; leave them out"
      },
      {
        found = var.async_invoke
        text  = "'async_invoke' should be false beside 'guardrails', got true; StartAsyncInvoke names no guardrail, so that each of its calls is denied"
      },
    ] : problem.text if problem.found && length(local.guardrails) > 0
  ]
  tag_problems = [
    for problem in [
      {
        found = length(distinct([for key in local.tag_keys : lower(key)])) < length(local.tag_keys)
        text  = "'resource_tags' and 'matching_principal_tags' should name each tag once, whatever its capitals, got ${jsonencode(local.tag_keys)}"
      },
      {
        found = !alltrue([for key in local.tag_keys : can(regex("^[a-zA-Z0-9 \\t\\r\\n._:/=+@-]{1,128}$", key))])
        text  = "'resource_tags' and 'matching_principal_tags' should have keys of 1 to 128 ASCII letters, digits, white space and _.:/=+-@, got ${jsonencode(local.tag_keys)}"
      },
      {
        found = length(local.tagged_actions) == 0
        text  = "'actions' should match application inference profiles, which is where the tags are, got '${join("', '", local.actions)}'; leave 'actions' out, or add one that does"
      },
      {
        found = length(local.making) > 0
        text  = "'actions' should be possible on profiles that have tags, got 'bedrock:CreateInferenceProfile', which makes one; give that action without tags"
      },
      {
        found = var.direct_model_access
        text  = "'direct_model_access' should be false beside tags, got true"
      },
      {
        found = length(var.application_inference_profiles) > 0
        text  = "'application_inference_profiles' should be empty beside tags, which say what may be called, got ${jsonencode(keys(var.application_inference_profiles))}"
      },
    ] : problem.text if problem.found && local.by_tags
  ]
  policy_quotas = {
    role  = { count = length(local.roles), most = 20 }
    user  = { count = length(local.users), most = 20 }
    group = { count = length(local.groups), most = 10 }
  }
  quota_problems = [
    for kind, quota in local.policy_quotas :
    "'${kind}s' should get at most ${quota.most} managed policies each, got ${length(local.policies)}; raise 'profiles_per_policy' or name fewer profiles"
    if quota.count > 0 && length(local.policies) > quota.most
  ]
  named_keys = concat(local.profile_keys, local.direct_keys)

  # what keys alone say, which are always known
  key_problems = {
    for number, keys in local.policies : number => concat(
      [
        for problem in concat(local.named_problems, local.principal_problems, local.quota_problems) : problem
        if number == "1"
      ],
      [
        for name in ["${var.policy_name}-${number}"] :
        "'policy_name' should be a policy name of 1 to 128 characters from [\\w+=,.@-], got '${name}'"
        if length(name) > 128 && number != "1"
      ],
    )
  }
  named_problems = [
    for problem in [
      {
        found = length(local.named_keys) == 0
        text  = "'inference_profile_ids' should name at least one inference profile, got []"
      },
      {
        found = length(distinct(local.named_keys)) < length(local.named_keys)
        text  = "'inference_profiles' and 'application_inference_profiles' should have keys that no other profile or model has, got ${jsonencode(local.named_keys)}"
      },
    ] : problem.text if problem.found
  ]

  input_problems = concat(local.action_problems, local.guardrail_problems, local.tag_problems)

  # what the IDs of profiles, and AWS's answers about them, say besides
  ids          = concat(var.inference_profile_ids, values(var.inference_profiles))
  applications = [for key in local.profile_keys : key if local.sources[key].application]
  tags_nothing = [
    for action in local.on.application_profile :
    action if !contains(local.making, action) && length(local.applications) == 0 && !local.by_tags
  ]

  # of the first, as all are of one
  partition = split(":", try(local.in_policy["1"][0].foundation_model_arns[0], ":"))[1]

  answer_problems = {
    for number, keys in local.policies : number => concat(
      [
        for statements in [local.statements[number]] :
        "'actions' should match something of ${join(", ", keys)}, got '${join("', '", local.actions)}'; raise 'profiles_per_policy', or leave these profiles out"
        if length(statements) == 0 && number != "1"
      ],
      [
        for id in distinct(values(var.inference_profiles)) :
        "'inference_profiles' should name each inference profile once, got '${id}' twice"
        if number == "1" && length([for other in local.ids : other if other == id]) > 1
      ],
      [
        for action in local.tags_nothing :
        "'actions' should match one of 'inference_profile_ids', got '${action}', which matches application inference profiles only"
        if number == "1"
      ],
      [
        for key in local.applications :
        "'inference_profile_ids' should be system-defined inference profiles beside tags, got the application inference profile '${key}'"
        if number == "1" && local.by_tags
      ],
      [
        for arn in local.guardrails :
        "'guardrails' should be of the partition of the foundation models, ${local.partition}, got '${arn}'"
        if number == "1" && split(":", arn)[1] != local.partition
      ],
    )
  }

  # what is known when the ARNs are
  document_problems = {
    for number, keys in local.policies : number => concat(
      [
        for size in [length(local.documents[number])] :
        "the policy should have at most 6144 characters, got ${size}; lower 'profiles_per_policy'${length(local.guardrails) > 0 ? ", name fewer 'guardrails'," : ""} or drop one of ${join(", ", keys)}"
        if size > 6144
      ],
      [
        for key, made in local.made :
        "inference profile ${key} should have the ARN of an application inference profile, got ${made.arn}; report it to AWS"
        if number == "1" && !can(regex("^arn:[^:*?]+:bedrock:[^:*?]+:[0-9]{12}:application-inference-profile/[^*?$]+$", made.arn))
      ],
    )
  }

  # of a profile that is made
  made_names = {
    for key, made in var.application_inference_profiles : key => made.name == null ? "${var.policy_name}-${key}" : made.name
  }
  made_problems = {
    for key, name in local.made_names : key => concat(
      [
        for text in [name] :
        "'name' of 'application_inference_profiles' should be 1 to 64 letters and digits with single spaces, '_' or '-' between, got '${text}'"
        if !can(regex("^([0-9a-zA-Z][ _-]?)+$", text)) || length(text) > 64
      ],
      [
        for arn in [var.application_inference_profiles[key].copy_from_model_arn] :
        "'allowed_destination_regions' should have every Region that the application inference profile ${key} may route to, lacks ${split(":", arn)[3]}; add it, or drop the profile"
        if arn == null || var.allowed_destination_regions == null ? false : !contains(var.allowed_destination_regions, split(":", arn)[3])
      ],
    )
  }
}
