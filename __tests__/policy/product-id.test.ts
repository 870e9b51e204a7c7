import { productIdsProblem } from "../../modules/policy/product-id";

test.each([
  [["prod-a", "5d9b_1"], undefined],
  [[], "should name at least one product, got []"],
  [["prod-a", "prod-*"], "should be product IDs of letters, digits, '_' and '-', got 'prod-*'"],
  [["prod a"], "should be product IDs of letters, digits, '_' and '-', got 'prod a'"],
  [[""], "should be product IDs of letters, digits, '_' and '-', got ''"],
  [["prod-a", "prod-a"], "should name each product once, got 'prod-a' twice"],
])("products %j: %s", (productIds, problem) => {
  expect(productIdsProblem(productIds)).toBe(problem);
});
