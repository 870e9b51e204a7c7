# each run is refused with the sentence above it
mock_provider "aws" {}

variables {
  role_names = ["administrator"]
}

# 'role_names' should name at least one role where there are neither users nor groups, got []; name who gets the AWS managed policy
run "nobody" {
  command = plan
  variables {
    role_names = []
  }
  expect_failures = [data.aws_partition.this]
}

# 'roles' should have keys that are not in 'role_names', got ["administrator"]
run "role_in_list_and_map" {
  command = plan
  variables {
    roles = { administrator = "another" }
  }
  expect_failures = [data.aws_partition.this]
}

# 'role_names' and 'roles' should name each role once, got ["Administrator","administrator"]
run "role_twice" {
  command = plan
  variables {
    roles = { a = "Administrator" }
  }
  expect_failures = [data.aws_partition.this]
}
