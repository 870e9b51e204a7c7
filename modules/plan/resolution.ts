import { fields, text } from "../iam/json";
import {
  configurationPath,
  moduleConfigurations,
  moduleSteps,
  references,
  type ModuleConfiguration,
  type Reference,
} from "./module-configuration";
import type { Resources, TerraformDocument, TerraformResource } from "./terraform-document";

type Key = string | number;

/** The instances of a resource or a module call, by key. */
type Instances<T> = Map<Key | undefined, T>;

/** What is looked for, what was found, and the places from which each expression was followed. */
interface Search {
  readonly type: string;
  readonly found: Map<string, TerraformResource>;
  readonly seen: Map<unknown, Set<string>>;
}

/** Where an expression stands. */
interface Scope {
  /** The address of the module instance. */
  readonly module: string;

  /** Its `each.key`. */
  readonly key: Key | undefined;

  /** The keys with which the expression that led here picks from what it gets, the nearest first. */
  readonly picks: readonly Key[];

  /** What `each` goes over. */
  readonly forEach: unknown;
}

/** The kinds of reference whose value Terraform knows when it plans. */
const knownKinds = ["each", "count", "path", "terraform", "self"];

/**
 * Which resources the configuration refers to where a plan can't have their values.
 *
 * It names a resource only where no other can be meant; an instance under `for_each` or `count` by the key they share.
 */
export class Resolution {
  readonly #modules: ReadonlyMap<string, ModuleConfiguration>;
  readonly #instances = new Map<string, Instances<TerraformResource>>();
  readonly #moduleInstances = new Map<string, Instances<string>>();

  constructor(document: TerraformDocument, resources: Resources) {
    this.#modules = moduleConfigurations(document.configuration);
    for (const resource of resources.values()) {
      if (resource.data) continue;
      const { module, type, name, key } = resource;
      note(this.#instances, `${module} ${type}.${name}`, key, resource);
      this.#noteModule(module);
    }
  }

  /** The provider of a resource, empty for the default one. */
  provider(resource: TerraformResource): string {
    const key = text(this.#configuration(resource)?.provider_config_key) ?? "aws";
    return key === "aws" ? "" : key;
  }

  /** The expression of an attribute, or undefined where the configuration has none. */
  expression(resource: TerraformResource, attribute: string): unknown {
    return fields(this.#configuration(resource)?.expressions)[attribute];
  }

  /** The resources of a type that an attribute refers to, or undefined where that can't be told. */
  referenced(resource: TerraformResource, attribute: string, type: string): TerraformResource[] | undefined {
    const search = { type, found: new Map<string, TerraformResource>(), seen: new Map() };
    const scope = {
      module: resource.module,
      key: resource.key,
      picks: [],
      forEach: this.#configuration(resource)?.for_each_expression,
    };
    const decided = this.#follow(this.expression(resource, attribute), scope, search);
    return decided && search.found.size > 0 ? [...search.found.values()] : undefined;
  }

  #configuration({ module, type, name }: TerraformResource): ReturnType<typeof fields> | undefined {
    return this.#modules.get(configurationPath(module))?.resources.get(`${type}.${name}`);
  }

  #noteModule(address: string): void {
    for (const { name, key, caller } of moduleSteps(address)) {
      const end = address.indexOf(".module.", caller.length + 1);
      note(this.#moduleInstances, `${caller} ${name}`, key, end === -1 ? address : address.slice(0, end));
    }
  }

  /** Whether everything an expression refers to is found or of no matter. */
  #follow(expression: unknown, scope: Scope, search: Search): boolean {
    const { type, seen } = search;
    const place = `${scope.module} ${scope.key ?? ""} ${scope.picks.join()}`;
    const places = seen.get(expression) ?? new Set();
    if (places.has(place)) return true;
    seen.set(expression, places.add(place));
    const all = references(expression);
    const picks = pickingKeys(all, scope);
    // what stands beside a resource may be the key of an instance, and what it comes to is not in a plan
    const sure = all.every(({ kind, name }) => kind === type || kind === "module" || isEachKey(kind, name));
    return all.every((reference) => {
      const { kind, name } = reference;
      if (kind === type) return this.#findResource(reference, scope.module, sure ? picks : [], search);
      if (kind === "var") return this.#followVariable(reference, scope.module, picks, search);
      if (kind === "module") return this.#followOutput(reference, scope.module, sure ? picks : [], search);
      if (kind !== "each" || isEachKey(kind, name)) return knownKinds.includes(kind);
      const over = { ...scope, picks: scope.key === undefined ? [] : [scope.key] };
      return this.#follow(scope.forEach, over, search);
    });
  }

  #findResource(
    { kind, name, key }: Reference,
    module: string,
    picks: readonly Key[],
    { found }: Search,
  ): boolean {
    const instances = this.#instances.get(`${module} ${kind}.${name}`);
    const resource = instanceOf(instances, key, picks);
    if (resource) found.set(resource.address, resource);
    return resource !== undefined;
  }

  #followVariable({ name }: Reference, module: string, picks: readonly Key[], search: Search): boolean {
    const step = moduleSteps(module).at(-1);
    if (!step) return true;
    const call = this.#modules.get(configurationPath(step.caller))?.calls.get(step.name);
    const scope = { module: step.caller, key: step.key, picks, forEach: call?.for_each_expression };
    return this.#follow(fields(call?.expressions)[name], scope, search);
  }

  #followOutput(
    { name, key, attribute, attributeKey }: Reference,
    module: string,
    picks: readonly Key[],
    search: Search,
  ): boolean {
    const instance = instanceOf(this.#moduleInstances.get(`${module} ${name}`), key, picks);
    const configuration = instance === undefined ? undefined : this.#modules.get(configurationPath(instance));
    if (instance === undefined || !configuration) return false;
    const scope = {
      module: instance,
      key: undefined,
      picks: attributeKey === undefined ? picks : [attributeKey],
      forEach: undefined,
    };
    const outputs =
      attribute === undefined ? [...configuration.outputs.values()] : [configuration.outputs.get(attribute)];
    return outputs.every((output) => this.#follow(fields(output).expression, scope, search));
  }
}

/** The keys with which an expression picks: its own `each.key`, or those it was led here with. Other keys are not in a plan. */
function pickingKeys(all: readonly Reference[], { key, picks }: Scope): readonly Key[] {
  const iterations = all.filter(({ kind }) => kind === "each" || kind === "count");
  if (iterations.length === 0) return picks;
  if (!iterations.every(({ kind, name }) => isEachKey(kind, name))) return [];
  return key === undefined ? picks : [key, ...picks];
}

function isEachKey(kind: string, name: string): boolean {
  return kind === "each" && name === "key";
}

function note<T>(all: Map<string, Instances<T>>, address: string, key: Key | undefined, instance: T): void {
  const instances = all.get(address) ?? new Map<Key | undefined, T>();
  all.set(address, instances.set(key, instance));
}

/**
 * The instance with a key. Without one, the only one there is, or the one that a picking key names.
 *
 * Where no picking key is an instance's own, `role/policy` names the one instance whose key is a part of it.
 */
function instanceOf<T>(
  instances: Instances<T> | undefined,
  key: Key | undefined,
  picks: readonly Key[],
): T | undefined {
  if (!instances) return undefined;
  if (key !== undefined) return instances.get(key);
  if (instances.size === 1) return [...instances.values()][0];
  const own = picks.find((candidate) => instances.has(candidate));
  if (own !== undefined) return instances.get(own);
  const parts = new Set(picks.flatMap((candidate) => String(candidate).split("/")));
  const named = [...parts].filter((part) => instances.has(part));
  return named.length === 1 ? instances.get(named[0]) : undefined;
}
