import { repeated } from "./repetition";

/** What is wrong with a list of AWS Marketplace product IDs, or undefined. */
export function productIdsProblem(productIds: readonly string[]): string | undefined {
  if (productIds.length === 0) return "should name at least one product, got []";
  const odd = productIds.find((id) => !/^[\w-]+$/.test(id));
  if (odd !== undefined) return `should be product IDs of letters, digits, '_' and '-', got '${odd}'`;
  const twice = repeated(productIds);
  return twice === undefined ? undefined : `should name each product once, got '${twice}' twice`;
}
