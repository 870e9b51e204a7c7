# each run is refused with the sentence above it
mock_provider "aws" {
  mock_resource "aws_bedrock_inference_profile" {
    defaults = { arn = "arn:aws:bedrock:us-east-2:111122223333:application-inference-profile/a1b2c3d4e5f6" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::111122223333:policy/example" }
  }
}

override_module {
  target = module.profile
  outputs = {
    arn         = "arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0"
    place       = "arn:aws:bedrock:us-east-2:111122223333"
    application = false
    foundation_model_arns = [
      "arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0",
      "arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0",
    ]
    destination_regions = ["us-east-1", "us-east-2"]
  }
}

override_module {
  target = module.model
  outputs = {
    arn                   = "arn:aws:bedrock:us-east-2::foundation-model/example.embed-v1:0"
    place                 = "arn:aws:bedrock:us-east-2:111122223333"
    application           = false
    foundation_model_arns = ["arn:aws:bedrock:us-east-2::foundation-model/example.embed-v1:0"]
    destination_regions   = ["us-east-2"]
  }
}

variables {
  inference_profile_ids = ["us.example.model-v1:0"]
  role_names            = ["analytics"]
  policy_name           = "example"
}

# 'inference_profile_ids' should name each inference profile once, got ["us.example.a","us.example.b","us.example.a"]
run "profile_twice" {
  command = plan
  variables {
    inference_profile_ids = ["us.example.a", "us.example.b", "us.example.a"]
  }
  expect_failures = [var.inference_profile_ids]
}

# 'inference_profiles' should have keys of characters from [\w+=,.@-], got ["a/1"]
run "profile_key" {
  command = plan
  variables {
    inference_profiles = { "a/1" = "us.example.a" }
  }
  expect_failures = [var.inference_profiles]
}

# 'application_inference_profiles' should have keys of characters from [\w+=,.@-], got ["a b"]
run "made_key" {
  command = plan
  variables {
    application_inference_profiles = { "a b" = { copy_from = "us.example.a" } }
  }
  expect_failures = [var.application_inference_profiles]
}

# 'application_inference_profiles' should have 'copy_from' or 'copy_from_model_arn' each, got {"a":{
run "made_from_nothing" {
  command = plan
  variables {
    application_inference_profiles = { a = { name = "a" } }
  }
  expect_failures = [var.application_inference_profiles]
}

# 'application_inference_profiles' should have 'copy_from' or 'copy_from_model_arn' each, got {"a":{
run "made_from_both" {
  command = plan
  variables {
    application_inference_profiles = {
      a = {
        copy_from           = "us.example.a"
        copy_from_model_arn = "arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0"
      }
    }
  }
  expect_failures = [var.application_inference_profiles]
}

# 'copy_from' should be a system-defined inference profile, by ID or ARN, got ["a1b2c3d4e5f6"]; a foundation model belongs in 'copy_from_model_arn'
run "made_from_an_application_profile" {
  command = plan
  variables {
    application_inference_profiles = { a = { copy_from = "a1b2c3d4e5f6" } }
  }
  expect_failures = [var.application_inference_profiles]
}

# 'copy_from' should be a system-defined inference profile, by ID or ARN, got ["arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0"]; a foundation model belongs in 'copy_from_model_arn'
run "made_from_a_model" {
  command = plan
  variables {
    application_inference_profiles = { a = { copy_from = "arn:aws:bedrock:us-east-2::foundation-model/example.model-v1:0" } }
  }
  expect_failures = [var.application_inference_profiles]
}

# 'copy_from_model_arn' should be the ARN of a foundation model in a Region, got ["arn:aws:bedrock:::foundation-model/example.model-v1:0"]
run "made_from_a_model_without_a_region" {
  command = plan
  variables {
    application_inference_profiles = { a = { copy_from_model_arn = "arn:aws:bedrock:::foundation-model/example.model-v1:0" } }
  }
  expect_failures = [var.application_inference_profiles]
}

# 'description' of 'application_inference_profiles' should be 1 to 200 letters, digits, ':' and '.' with single spaces, '_' or '-' between, got ["Why?"]
run "made_description" {
  command = plan
  variables {
    application_inference_profiles = { a = { copy_from = "us.example.a", description = "Why?" } }
  }
  expect_failures = [var.application_inference_profiles]
}

# 'tags' of 'application_inference_profiles' should have at most 200 tags, got [201]
run "made_tags" {
  command = plan
  variables {
    application_inference_profiles = { a = { copy_from = "us.example.a", tags = { for number in range(201) : "key${number}" => "a" } } }
  }
  expect_failures = [var.application_inference_profiles]
}

# 'tags' of 'application_inference_profiles' should have keys of 1 to 128 ASCII letters, digits, white space and _.:/=+-@ that don't begin with 'aws:', got [["aws:team"]]
run "made_tag_key" {
  command = plan
  variables {
    application_inference_profiles = { a = { copy_from = "us.example.a", tags = { "aws:team" = "a" } } }
  }
  expect_failures = [var.application_inference_profiles]
}

# 'tags' of 'application_inference_profiles' should have values of at most 256 ASCII letters, digits, white space and _.:/=+-@, got [["a*"]]
run "made_tag_value" {
  command = plan
  variables {
    application_inference_profiles = { a = { copy_from = "us.example.a", tags = { team = "a*" } } }
  }
  expect_failures = [var.application_inference_profiles]
}

# 'foundation_model_ids' should name each foundation model once, got ["example.a","example.a"]
run "model_twice" {
  command = plan
  variables {
    foundation_model_ids = ["example.a", "example.a"]
  }
  expect_failures = [var.foundation_model_ids]
}

# 'actions' should name at least one action, got []
run "no_action" {
  command = plan
  variables {
    actions = []
  }
  expect_failures = [var.actions]
}

# 'actions' should name each action once, got ["bedrock:InvokeModel","bedrock:InvokeModel"]
run "action_twice" {
  command = plan
  variables {
    actions = ["bedrock:InvokeModel", "bedrock:InvokeModel"]
  }
  expect_failures = [var.actions]
}

# 'allowed_destination_regions' should name at least one Region, got []
run "no_region" {
  command = plan
  variables {
    allowed_destination_regions = []
  }
  expect_failures = [var.allowed_destination_regions]
}

# 'allowed_destination_regions' should be names of Regions or 'global', got ["us east 1"]
run "region" {
  command = plan
  variables {
    allowed_destination_regions = ["us east 1"]
  }
  expect_failures = [var.allowed_destination_regions]
}

# 'profiles_per_policy' should be a whole number of at least 1, got 0
run "zero_profiles_a_policy" {
  command = plan
  variables {
    profiles_per_policy = 0
  }
  expect_failures = [var.profiles_per_policy]
}

# 'profiles_per_policy' should be a whole number of at least 1, got 1.5
run "half_a_profile_a_policy" {
  command = plan
  variables {
    profiles_per_policy = 1.5
  }
  expect_failures = [var.profiles_per_policy]
}

# 'resource_tags' should name at least one value for each tag, got {"project":[]}
run "tag_without_a_value" {
  command = plan
  variables {
    resource_tags = { project = [] }
  }
  expect_failures = [var.resource_tags]
}

# 'resource_tags' should name each value once, got {"project":["a","a"]}
run "tag_value_twice" {
  command = plan
  variables {
    resource_tags = { project = ["a", "a"] }
  }
  expect_failures = [var.resource_tags]
}

# 'resource_tags' should have values of at most 256 ASCII letters, digits, white space and _.:/=+-@, got {"project":["a*"]}
run "tag_value_with_a_wildcard" {
  command = plan
  variables {
    resource_tags = { project = ["a*"] }
  }
  expect_failures = [var.resource_tags]
}

# 'guardrails' should be ARNs of guardrails, with ':' and a number where one version is meant, or of guardrail profiles, got ["a1b2c3d4e5f6"]; without a version it is any, and the draft
run "guardrail_id" {
  command = plan
  variables {
    guardrails = ["a1b2c3d4e5f6"]
  }
  expect_failures = [var.guardrails]
}

# 'guardrails' should be ARNs of guardrails, with ':' and a number where one version is meant, or of guardrail profiles, got ["arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6:DRAFT"]; without a version it is any, and the draft
run "guardrail_draft" {
  command = plan
  variables {
    guardrails = ["arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6:DRAFT"]
  }
  expect_failures = [var.guardrails]
}

# 'guardrails' should name each guardrail once, got ["arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6","arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6"]
run "guardrail_twice" {
  command = plan
  variables {
    guardrails = ["arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6", "arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6"]
  }
  expect_failures = [var.guardrails]
}

# 'guardrails' should name each guardrail once, got a version beside the guardrail, which is any version of it: ["arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6:1","arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6"]
run "guardrail_beside_its_version" {
  command = plan
  variables {
    guardrails = ["arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6:1", "arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6"]
  }
  expect_failures = [var.guardrails]
}

# 'guardrails' should name a guardrail beside its guardrail profiles, got ["arn:aws:bedrock:us-east-2:111122223333:guardrail-profile/us.guardrail.v1:0"]
run "guardrail_profile_alone" {
  command = plan
  variables {
    guardrails = ["arn:aws:bedrock:us-east-2:111122223333:guardrail-profile/us.guardrail.v1:0"]
  }
  expect_failures = [var.guardrails]
}

# 'resource_tags' should name at least one tag, got {}
run "no_tags" {
  command = plan
  variables {
    resource_tags = {}
  }
  expect_failures = [var.resource_tags]
}

# 'matching_principal_tags' should name at least one tag, got []
run "no_principal_tags" {
  command = plan
  variables {
    matching_principal_tags = []
  }
  expect_failures = [var.matching_principal_tags]
}

# 'matching_principal_tags' should be a list of texts, got null in it
run "null_principal_tag" {
  command = plan
  variables {
    matching_principal_tags = [null]
  }
  expect_failures = [var.matching_principal_tags]
}

# 'guardrails' should name at least one guardrail, got []
run "no_guardrails" {
  command = plan
  variables {
    guardrails = []
  }
  expect_failures = [var.guardrails]
}

# 'inference_profile_ids' should be a list of texts, got null in it
run "null_profile" {
  command = plan
  variables {
    inference_profile_ids = [null]
  }
  expect_failures = [var.inference_profile_ids]
}

# 'foundation_model_ids' should be a list of texts, got null in it
run "null_model" {
  command = plan
  variables {
    foundation_model_ids = [null]
  }
  expect_failures = [var.foundation_model_ids]
}

# 'actions' should be a list of texts, got null in it
run "null_action" {
  command = plan
  variables {
    actions = [null]
  }
  expect_failures = [var.actions]
}

# 'inference_profiles' should be a map of texts, got {"a":null}
run "null_in_the_map" {
  command = plan
  variables {
    inference_profiles = { a = null }
  }
  expect_failures = [var.inference_profiles]
}

# 'copy_from' should be a system-defined inference profile, by ID or ARN, got ["example.model-v1:0"]; a foundation model belongs in 'copy_from_model_arn'
run "made_from_the_id_of_a_model" {
  command = plan
  variables {
    application_inference_profiles = { a = { copy_from = "example.model-v1:0" } }
  }
  expect_failures = [var.application_inference_profiles]
}
