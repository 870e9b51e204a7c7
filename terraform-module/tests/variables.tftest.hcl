# each run is refused with the sentence above it
mock_provider "aws" {
  mock_data "aws_bedrock_inference_profile" {
    defaults = {
      status                = "ACTIVE"
      type                  = "SYSTEM_DEFINED"
      inference_profile_arn = "arn:aws:bedrock:us-east-2:111122223333:inference-profile/us.example.model-v1:0"
      models                = [{ model_arn = "arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0" }]
    }
  }
}

variables {
  inference_profile_ids = ["us.example.model-v1:0"]
  role_names            = ["analytics"]
  policy_name           = "example"
}

# 'inference_profile_ids' should name at least one inference profile, got []
run "no_profile" {
  command = plan
  variables {
    inference_profile_ids = []
  }
  expect_failures = [var.inference_profile_ids]
}

# 'inference_profile_ids' should be an inference profile ID or ARN without wildcards, white space, quotes or ${, got ["us.*"]
run "wildcard" {
  command = plan
  variables {
    inference_profile_ids = ["us.*", "us.example.model-v1:0"]
  }
  expect_failures = [var.inference_profile_ids]
}

# 'inference_profile_ids' should be an inference profile ID or ARN without wildcards, white space, quotes or ${, got ["${aws:username}"]
run "interpolation" {
  command = plan
  variables {
    inference_profile_ids = ["$${aws:username}"]
  }
  expect_failures = [var.inference_profile_ids]
}

# 'inference_profile_ids' should be an inference profile ID or ARN without wildcards, white space, quotes or ${, got [""]
run "empty_profile" {
  command = plan
  variables {
    inference_profile_ids = [""]
  }
  expect_failures = [var.inference_profile_ids]
}

# 'inference_profile_ids' should be the ARN of an inference-profile or application-inference-profile, got ["arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0"]
run "arn_of_a_model" {
  command = plan
  variables {
    inference_profile_ids = ["arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0"]
  }
  expect_failures = [var.inference_profile_ids]
}

# 'inference_profile_ids' should be an inference profile ID or ARN, with a prefix before the ID of the foundation model, got ["example.model-v1:0"]
run "model_id" {
  command = plan
  variables {
    inference_profile_ids = ["example.model-v1:0"]
  }
  expect_failures = [var.inference_profile_ids]
}

# 'inference_profile_ids' should name each inference profile once, got ["us.example.a"] twice
run "profile_twice" {
  command = plan
  variables {
    inference_profile_ids = ["us.example.a", "us.example.b", "us.example.a"]
  }
  expect_failures = [var.inference_profile_ids]
}

# 'role_names' should name at least one role, got []
run "no_role" {
  command = plan
  variables {
    role_names = []
  }
  expect_failures = [var.role_names]
}

# 'role_names' should be role names of 1 to 64 characters from [\w+=,.@-], got ["arn:aws:iam::111122223333:role/analytics"]
run "role_arn" {
  command = plan
  variables {
    role_names = ["arn:aws:iam::111122223333:role/analytics"]
  }
  expect_failures = [var.role_names]
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

# 'actions' should name at least one action, got []
run "no_action" {
  command = plan
  variables {
    actions = []
  }
  expect_failures = [var.actions]
}

# bedrock:Rerank), got ["bedrock:Converse"]
run "unknown_action" {
  command = plan
  variables {
    actions = ["bedrock:Converse", "bedrock:InvokeModel"]
  }
  expect_failures = [var.actions]
}

# 'actions' should name each action once, got ["bedrock:InvokeModel"] twice
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
