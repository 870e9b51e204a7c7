import { App, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { libraryClassOf } from "./library-class";

const packageName = "cdktf-bedrock-inference-profiles";

/** The import of this package for each library. The build for CDK Terrain changes texts, and no keys. */
const imports: Readonly<Record<string, string>> = { cdktf: packageName, cdktn: `${packageName}/cdktn` };

/**
 * What is wrong with the stack or the app of a construct, or undefined. Two libraries, or two copies of one, share a
 * tree but not their classes: the synth throws, or a check finds nothing to look at.
 */
export function libraryProblem(construct: IConstruct): string | undefined {
  const stack = TerraformStack.of(construct);
  if (!isOf(TerraformStack, stack)) return foreignProblem("a stack", stack.node.path, stack);
  const { root } = construct.node;
  if (App.isApp(root) && !isOf(App, root)) return foreignProblem("an app", "the app", root);
  if (copyIn(stack) === thisCopy) return undefined;
  return `should be a stack without constructs of another copy of '${packageName}', got ${stack.node.path}; ${oneCopy(packageName)}`;
}

/** Whether a scope is made by the library that this module imports, which its type does not tell. */
function isOf(type: abstract new (...args: never) => object, scope: object): boolean {
  return scope instanceof type;
}

function foreignProblem(what: string, path: string, scope: object): string {
  const { library: own = "", version: ownVersion = "" } = libraryClassOf(TerraformStack.prototype) ?? {};
  const { library = "", version = "" } = libraryClassOf(scope) ?? {};
  if (library !== own) {
    return `should be ${what} of '${own}', got ${path}, ${what} of '${library}'; import from '${String(imports[library])}' instead of '${String(imports[own])}'`;
  }
  return `should be ${what} of the '${own}' ${ownVersion} that '${packageName}' imports, got ${path}, ${what} of another copy, ${version}; ${oneCopy(own)}`;
}

function oneCopy(name: string): string {
  return `keep one copy, 'npm ls ${name}' lists them`;
}

const thisCopy = Symbol(packageName);
const copyKey = Symbol.for(packageName);

/** The copy of this package that has the first construct in a stack: this one, if there is none yet. */
function copyIn(stack: TerraformStack & { [copyKey]?: symbol }): symbol {
  return (stack[copyKey] ??= thisCopy);
}
