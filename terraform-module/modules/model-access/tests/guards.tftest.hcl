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

# 'product_ids' should name at least one product, got []
run "no_product" {
  command = plan
  variables {
    product_ids = []
  }
  expect_failures = [var.product_ids]
}

# 'product_ids' should be product IDs of letters, digits, '_' and '-', got ["*"]
run "any_product" {
  command = plan
  variables {
    product_ids = ["*"]
  }
  expect_failures = [var.product_ids]
}

# 'product_ids' should name each product once, got ["prod-a","prod-a"]
run "product_twice" {
  command = plan
  variables {
    product_ids = ["prod-a", "prod-a"]
  }
  expect_failures = [var.product_ids]
}

# the policy should have at most 6144 characters, got 7785; name fewer 'product_ids'
run "many_products" {
  command = plan
  variables {
    product_ids = [for number in range(400) : "prod-a1b2c3d4${number}"]
  }
  expect_failures = [aws_iam_policy.this]
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
