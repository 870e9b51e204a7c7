# each run is refused with the sentence above it
mock_provider "aws" {
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::111122223333:policy/example" }
  }
}

variables {
  role_names  = ["administrator"]
  policy_name = "example"
}

# 'roles' should have keys that are not in 'role_names', got ["administrator"]
run "role_in_list_and_map" {
  command = plan
  variables {
    roles = { administrator = "another" }
  }
  expect_failures = [aws_iam_policy.this]
}

# 'role_names' and 'roles' should name each role once, got ["Administrator","administrator"]
run "role_twice" {
  command = plan
  variables {
    roles = { a = "Administrator" }
  }
  expect_failures = [aws_iam_policy.this]
}
