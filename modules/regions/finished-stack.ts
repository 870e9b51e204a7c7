import type { TerraformStack } from "cdktf";
import type { IConstruct, IValidation } from "constructs";
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
