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

# 'role_names' should be role names of 1 to 64 characters from [\w+=,.@-], got ["arn:aws:iam::111122223333:role/analytics"]; a role's name is what follows the last '/' of its ARN
run "role_arn" {
  command = plan
  variables {
    role_names = ["arn:aws:iam::111122223333:role/analytics"]
  }
  expect_failures = [var.role_names]
}

# 'roles' should have keys of characters from [\w+=,.@-], got ["a/1"]
run "role_key" {
  command = plan
  variables {
    roles = { "a/1" = "a" }
  }
  expect_failures = [var.roles]
}

# 'roles' should be role names of 1 to 64 characters from [\w+=,.@-], got {"a":"arn:aws:iam::111122223333:role/analytics"}; a role's name is what follows the last '/' of its ARN
run "role_arn_in_the_map" {
  command = plan
  variables {
    roles = { a = "arn:aws:iam::111122223333:role/analytics" }
  }
  expect_failures = [var.roles]
}

# 'roles' should have keys that are not in 'role_names', got ["analytics"]
run "role_in_list_and_map" {
  command = plan
  variables {
    role_names = ["analytics"]
    roles      = { analytics = "another" }
  }
  expect_failures = [aws_iam_policy.this]
}

# 'role_names' and 'roles' should name each role once, got ["Analytics","analytics"]
run "role_twice" {
  command = plan
  variables {
    role_names = ["Analytics"]
    roles      = { a = "analytics" }
  }
  expect_failures = [aws_iam_policy.this]
}

# 'user_names' should be user names of 1 to 64 characters from [\w+=,.@-], got ["arn:aws:iam::111122223333:user/analytics"]; a user's name is what follows the last '/' of its ARN
run "user_arn" {
  command = plan
  variables {
    user_names = ["arn:aws:iam::111122223333:user/analytics"]
  }
  expect_failures = [var.user_names]
}

# 'users' should have keys of characters from [\w+=,.@-], got ["a/1"]
run "user_key" {
  command = plan
  variables {
    users = { "a/1" = "a" }
  }
  expect_failures = [var.users]
}

# 'users' should be user names of 1 to 64 characters from [\w+=,.@-], got {"a":"arn:aws:iam::111122223333:user/analytics"}; a user's name is what follows the last '/' of its ARN
run "user_arn_in_the_map" {
  command = plan
  variables {
    users = { a = "arn:aws:iam::111122223333:user/analytics" }
  }
  expect_failures = [var.users]
}

# 'users' should have keys that are not in 'user_names', got ["analytics"]
run "user_in_list_and_map" {
  command = plan
  variables {
    user_names = ["analytics"]
    users      = { analytics = "another" }
  }
  expect_failures = [aws_iam_policy.this]
}

# 'user_names' and 'users' should name each user once, got ["Analytics","analytics"]
run "user_twice" {
  command = plan
  variables {
    user_names = ["Analytics"]
    users      = { a = "analytics" }
  }
  expect_failures = [aws_iam_policy.this]
}

# 'group_names' should be group names of 1 to 128 characters from [\w+=,.@-], got ["arn:aws:iam::111122223333:group/analytics"]; a group's name is what follows the last '/' of its ARN
run "group_arn" {
  command = plan
  variables {
    group_names = ["arn:aws:iam::111122223333:group/analytics"]
  }
  expect_failures = [var.group_names]
}

# 'groups' should have keys of characters from [\w+=,.@-], got ["a/1"]
run "group_key" {
  command = plan
  variables {
    groups = { "a/1" = "a" }
  }
  expect_failures = [var.groups]
}

# 'groups' should be group names of 1 to 128 characters from [\w+=,.@-], got {"a":"arn:aws:iam::111122223333:group/analytics"}; a group's name is what follows the last '/' of its ARN
run "group_arn_in_the_map" {
  command = plan
  variables {
    groups = { a = "arn:aws:iam::111122223333:group/analytics" }
  }
  expect_failures = [var.groups]
}

# 'groups' should have keys that are not in 'group_names', got ["analytics"]
run "group_in_list_and_map" {
  command = plan
  variables {
    group_names = ["analytics"]
    groups      = { analytics = "another" }
  }
  expect_failures = [aws_iam_policy.this]
}

# 'group_names' and 'groups' should name each group once, got ["Analytics","analytics"]
run "group_twice" {
  command = plan
  variables {
    group_names = ["Analytics"]
    groups      = { a = "analytics" }
  }
  expect_failures = [aws_iam_policy.this]
}
