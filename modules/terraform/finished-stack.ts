import type { TerraformResource, TerraformStack } from "cdktf";
import type { Construct, IConstruct, IValidation } from "constructs";
import { OncePerStack } from "./once-per-stack";

/** What is wrong with a stack whose tree is finished, each with the path of what it concerns. */
export type StackRule = (stack: TerraformStack) => string[];

const validations = new OncePerStack<StackRule, IValidation>();

/** Lets a synth fail where the stack of `scope`, once finished, breaks `rule`. It is checked once, whoever asks. */
export function checkFinishedStack(scope: IConstruct, rule: StackRule): void {
  validations.of(scope, rule, (stack) => {
    const validation = { validate: () => rule(stack) };
    stack.node.addValidation(validation);
    return validation;
  });
}

/** The resources of a class in a stack that are one each: how many `forEach` and `count` make is Terraform's to know. */
export function singleResources<T extends TerraformResource>(
  stack: TerraformStack,
  type: abstract new (scope: Construct, id: string, config: never) => T,
): T[] {
  return stack.node
    .findAll()
    .filter((element): element is T => element instanceof type)
    .filter(({ forEach, count }) => forEach === undefined && count === undefined);
}
