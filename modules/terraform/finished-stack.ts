import { TerraformResource, type TerraformStack } from "cdktf";
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

/**
 * The resources of a type in a stack that are one each: how many `forEach` and `count` make is Terraform's to know. The
 * class may be that of another copy of the bindings.
 */
export function singleResources<T extends TerraformResource>(
  stack: TerraformStack,
  type: { readonly tfResourceType: string; readonly prototype: T },
): T[] {
  return stack.node
    .findAll()
    .filter((element): element is T => isOfType(element, type.tfResourceType))
    .filter(({ forEach, count }) => forEach === undefined && count === undefined);
}

function isOfType(element: IConstruct, type: string): boolean {
  return TerraformResource.isTerraformResource(element) && element.terraformResourceType === type;
}
