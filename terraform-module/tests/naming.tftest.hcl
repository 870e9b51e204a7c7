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

# 'policy_name' should be a policy name of 1 to 128 characters from [\w+=,.@-], got 'a policy'
run "policy_name" {
  command = plan
  variables {
    policy_name = "a policy"
  }
  expect_failures = [var.policy_name]
}

# 'path' should begin and end with '/', with [A-Za-z0-9.,+@=_-] between, in at most 512 characters, got 'teams'
run "path" {
  command = plan
  variables {
    path = "teams"
  }
  expect_failures = [var.path]
}

# 'description' should have at most 1000 characters, got 1001
run "description" {
  command = plan
  variables {
    description = join("", [for number in range(1001) : "x"])
  }
  expect_failures = [var.description]
}

# 'tags' should have at most 50 tags, got 51
run "tags" {
  command = plan
  variables {
    tags = { for number in range(51) : "key${number}" => "a" }
  }
  expect_failures = [var.tags]
}

# 'tags' should have keys that don't begin with 'aws:', got ["AWS:team"]
run "tag_of_aws" {
  command = plan
  variables {
    tags = { "AWS:team" = "a" }
  }
  expect_failures = [var.tags]
}

# 'tags' should have keys that differ in more than capitals, got ["Team","team"]
run "tag_in_capitals" {
  command = plan
  variables {
    tags = { Team = "a", team = "b" }
  }
  expect_failures = [var.tags]
}

# 'tags' should have keys of 1 to 128 letters, digits, spaces and _.:/=+-@, got ["a*"]
run "tag_key" {
  command = plan
  variables {
    tags = { "a*" = "a" }
  }
  expect_failures = [var.tags]
}

# 'tags' should have values of at most 256 letters, digits, spaces and _.:/=+-@, got ["a*"]
run "tag_value" {
  command = plan
  variables {
    tags = { team = "a*" }
  }
  expect_failures = [var.tags]
}
