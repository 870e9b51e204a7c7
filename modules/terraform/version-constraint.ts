/**
 * Whether a version constraint, as Terraform writes it, is met by no version from 6.0.0 on.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function shutsOutSixth(constraint: string): boolean {
  return constraint.split(",").some((clause) => {
    const [, operator = "", major, rest = ""] =
      /^\s*(=|!=|>=?|<=?|~>)?\s*(\d+)((?:\.\d+)*)/.exec(clause) ?? [];
    if (major === undefined) return false;
    if (operator === "<") return Number(major) < 6 || (major === "6" && /^(\.0+)*$/.test(rest));
    return ["", "=", "<=", "~>"].includes(operator) && Number(major) < 6;
  });
}
