import { shutsOutSixth } from "../../modules/terraform/version-constraint";

// as Terraform 1.11 takes them, tried with a mirror that has 5.100.0 only
test.each([
  ["5.100.0", true],
  ["= 5.100.0", true],
  [" =5.100", true],
  ["~> 5", true],
  ["~> 5.0", true],
  ["~> 5.100.0", true],
  ["< 6", true],
  ["< 6.0.0", true],
  ["<5.99", true],
  ["<= 5.100.0", true],
  [">= 5.0, < 6.0", true],
  ["~> 5.0, != 5.99.0", true],
  ["6.25.0", false],
  ["~> 6.0", false],
  [">= 5.100.0", false],
  ["> 5", false],
  [">= 5.100.0, < 7.0.0", false],
  ["< 6.0.1", false],
  ["< 6.1", false],
  ["<= 6", false],
  ["< 60", false],
  ["!= 5.100.0", false],
  ["", false],
  ["> 5.0", false],
  ["any 5.0", false],
  [" 5.100.0 ", true],
])("%j shuts out AWS provider 6: %j", (constraint, expected) => {
  expect(shutsOutSixth(constraint)).toBe(expected);
});
