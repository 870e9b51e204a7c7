import { fields, isFields } from "../iam/json";
import type { Instances, Key } from "./instances";
import { configurationPath, moduleSteps, type ModuleConfiguration } from "./module-configuration";
import type { TerraformResource } from "./terraform-resource";
import { traversal, type Step } from "./traversal";

/** Where a template stands. */
interface Scope {
  /** The address of the module instance. */
  readonly module: string;

  /** The key of the instance it stands in. */
  readonly key: Key | undefined;

  /** The configuration of what `each` goes over. */
  readonly forEach: unknown;
}

/** A resource, and the attribute of it that a template comes to. */
interface Attribute {
  readonly resource: TerraformResource;
  readonly attribute: string;
}

/** Deeper than any modules are. It ends a circle. */
const mostSteps = 100;

/**
 * The resource of which a template is an attribute and nothing else, through variables and outputs of modules and
 * `each.value`, where the configuration has these in full: in Terraform JSON.
 */
export class ExactReferences {
  readonly #modules: ReadonlyMap<string, ModuleConfiguration>;
  readonly #instances: Instances;

  constructor(modules: ReadonlyMap<string, ModuleConfiguration>, instances: Instances) {
    this.#modules = modules;
    this.#instances = instances;
  }

  /** The resource and attribute that a template is. */
  find(template: unknown, scope: Scope): Attribute | undefined {
    return this.#find(template, [], scope, mostSteps);
  }

  /** What the value at a path in a template comes to. */
  #find(template: unknown, path: readonly Step[], scope: Scope, left: number): Attribute | undefined {
    if (left === 0) return undefined;
    if (typeof template === "string") {
      const steps = traversal(template);
      return steps && this.#follow([...steps, ...path], scope, left - 1);
    }
    const [step, ...rest] = path;
    const key = step?.to ?? scope.key;
    if (step === undefined || key === undefined || !(isFields(template) || Array.isArray(template))) {
      return undefined;
    }
    if (!Object.hasOwn(template, key)) return undefined;
    return this.#find((template as Readonly<Record<Key, unknown>>)[key], rest, scope, left - 1);
  }

  #follow(steps: readonly Step[], scope: Scope, left: number): Attribute | undefined {
    const [root, second, ...path] = steps;
    if (root === undefined || second === undefined) return undefined;
    const [kind, name] = [String(root.to), String(second.to)];
    if (kind === "var") return this.#variable(name, path, scope, left);
    if (kind === "module") return this.#output(name, path, scope, left);
    if (kind === "each" && name === "value") {
      return this.#find(fields(scope.forEach).constant_value, [ownKey, ...path], scope, left);
    }
    const { key, behind } = instanceKey(path, scope);
    const resource = this.#instances.resources(scope.module, kind, name).get(key);
    const [attribute, ...more] = behind;
    return resource && attribute && more.length === 0
      ? { resource, attribute: String(attribute.to) }
      : undefined;
  }

  #variable(name: string, path: readonly Step[], scope: Scope, left: number): Attribute | undefined {
    const step = moduleSteps(scope.module).at(-1);
    if (!step) return undefined;
    const call = this.#modules.get(configurationPath(step.caller))?.calls.get(step.name);
    const template = fields(fields(call?.expressions)[name]).constant_value;
    const caller = { module: step.caller, key: step.key, forEach: call?.for_each_expression };
    return this.#find(template, outside(path, scope), caller, left);
  }

  #output(name: string, path: readonly Step[], scope: Scope, left: number): Attribute | undefined {
    const { key, behind } = instanceKey(path, scope);
    const [output, ...rest] = behind;
    const module = this.#instances.modules(scope.module, name).get(key);
    if (module === undefined || output === undefined) return undefined;
    const configured = this.#modules.get(configurationPath(module))?.outputs.get(String(output.to));
    const template = fields(fields(configured).expression).constant_value;
    const inside = { module, key: undefined, forEach: undefined };
    return this.#find(template, outside(rest, scope), inside, left);
  }
}

const ownKey: Step = { to: undefined, bracketed: true };

/** The key of an instance that a path starts with, if it does, and what is behind it. */
function instanceKey(
  path: readonly Step[],
  scope: Scope,
): { readonly key: Key | undefined; readonly behind: readonly Step[] } {
  const [first, ...rest] = path;
  if (first?.bracketed !== true) return { key: undefined, behind: path };
  return { key: first.to ?? scope.key, behind: rest };
}

/** A path as it reads outside of the instance that it stands in. */
function outside(path: readonly Step[], { key }: Scope): Step[] {
  return path.map((step) => ({ ...step, to: step.to ?? key }));
}
