import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** What is wrong with a stack whose tree is finished, each with the path of what it concerns. */
export type StackRule = (stack: TerraformStack) => string[];

const rules = new WeakMap<TerraformStack, Set<StackRule>>();

/** Lets a synth fail where the stack of `scope`, once finished, breaks `rule`. It is checked once, whoever asks. */
export function checkFinishedStack(scope: IConstruct, rule: StackRule): void {
  const stack = TerraformStack.of(scope);
  const known = rules.get(stack) ?? new Set<StackRule>();
  rules.set(stack, known);
  if (known.has(rule)) return;
  known.add(rule);
  stack.node.addValidation({ validate: () => rule(stack) });
}
