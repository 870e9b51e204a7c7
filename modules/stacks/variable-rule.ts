import { namePattern } from "../policy/name";
import { matches } from "../terraform/hcl";
import { templateText } from "../terraform/template";

/** What the value of a variable should be, and the Terraform condition for it. */
export interface VariableRule {
  readonly should: string;
  readonly condition: string;

  /** @default - the value */
  readonly got?: string;
}

/** The rule that a list or set has an item. */
export function notEmpty(name: string, should: string): VariableRule {
  return { should, condition: `length(var.${name}) > 0`, got: "[]" };
}

/** The rule that each item of a list or set keeps a condition. */
export function each(name: string, should: string, condition: (item: string) => string): VariableRule {
  const good = condition("item");
  return {
    should,
    condition: `alltrue([for item in var.${name} : ${good}])`,
    got: `\${jsonencode([for item in var.${name} : item if !(${good})])}`,
  };
}

/** The rule that no item of a list is there twice. */
export function once(name: string, should: string): VariableRule {
  return {
    should,
    condition: `length(distinct(var.${name})) == length(var.${name})`,
    got: `\${jsonencode(distinct([for position, item in var.${name} : item if index(var.${name}, item) != position]))} twice`,
  };
}

/** The Terraform condition that a text is a name of so many characters at most. */
export function named(name: string, limit: number): string {
  return `${matches(namePattern, name)} && length(${name}) <= ${limit}`;
}

/** What a value should be, from what the core finds in one that is not. */
export function ruleOf(problem: string | undefined): string {
  const [, rule] = /^(.*), got /s.exec(problem ?? "") ?? [];
  if (rule === undefined) throw new Error("the core should refuse the value");
  return templateText(rule);
}
