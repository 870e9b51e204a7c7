import { fields, type Fields } from "../iam/json";
import type { Instances, Key } from "./instances";
import {
  configurationPath,
  moduleSteps,
  references,
  type ModuleConfiguration,
  type Reference,
} from "./module-configuration";
import type { TerraformResource } from "./terraform-resource";
import { isTemplate, isTraversal } from "./traversal";

/** Where an expression stands. */
export interface Scope {
  /** The address of the module instance. */
  readonly module: string;

  /** Its `each.key`. */
  readonly key: Key | undefined;

  /** What `each` goes over. */
  readonly forEach: unknown;
}

/** A scope, and the keys with which the expression that led here picks from what it gets, the nearest first. */
interface Place extends Scope {
  readonly picks: readonly Key[];
}

/** What is looked for, what was found, and the places from which each expression was followed. */
interface Search {
  readonly kind: string;
  readonly found: Map<string, TerraformResource>;
  readonly seen: Map<unknown, Set<string>>;
}

/**
 * The resources that the references of an expression lead to: all that the plan of HCL has of it.
 *
 * It names an instance under `for_each` or `count` by the key they share, and only where no other can be meant.
 */
export class ReferenceSearch {
  readonly #modules: ReadonlyMap<string, ModuleConfiguration>;
  readonly #instances: Instances;
  readonly #variables: Fields;

  /** @param variables the values of the root module's variables, by name */
  constructor(modules: ReadonlyMap<string, ModuleConfiguration>, instances: Instances, variables: Fields) {
    this.#modules = modules;
    this.#instances = instances;
    this.#variables = variables;
  }

  /**
   * The resources of a kind that an expression refers to, and whether everything it refers to is one of these or no
   * resource at all.
   *
   * @param kind a type, or `data.` and a type
   */
  find(
    expression: unknown,
    scope: Scope,
    kind: string,
  ): { readonly resources: readonly TerraformResource[]; readonly decided: boolean } {
    const search = { kind, found: new Map<string, TerraformResource>(), seen: new Map() };
    const decided = this.#follow(expression, { ...scope, picks: [] }, search);
    return { resources: [...search.found.values()], decided };
  }

  /** Whether everything an expression refers to is found, or is no resource. */
  #follow(expression: unknown, place: Place, search: Search): boolean {
    const { kind: wanted, seen } = search;
    const here = JSON.stringify([place.module, place.key, place.picks]);
    const places = seen.get(expression) ?? new Set();
    if (places.has(here)) return true;
    seen.set(expression, places.add(here));
    const all = references(expression);
    const picks = pickingKeys(all, place);
    // what stands beside a resource may be the key of an instance, and what it comes to is not in a plan
    const sure = all.every(({ kind, name }) => kind === wanted || kind === "module" || isOwnKey(kind, name));
    // each is followed, that all are found which may be meant
    const answers = all.map((reference) => {
      const { kind, name } = reference;
      if (kind === wanted) return this.#resource(reference, place.module, sure ? picks : [], search);
      if (kind === "var") return this.#variable(reference, place.module, picks, search);
      if (kind === "module") return this.#output(reference, place.module, sure ? picks : [], search);
      if (kind !== "each" || isOwnKey(kind, name)) return knownKinds.includes(kind);
      const over = { ...place, picks: place.key === undefined ? [] : [place.key] };
      return this.#follow(place.forEach, over, search);
    });
    const template = fields(expression).constant_value;
    return !answers.includes(false) && !hasArn(template) && isAttribute(template);
  }

  #resource(
    { kind, name, key }: Reference,
    module: string,
    picks: readonly Key[],
    { found }: Search,
  ): boolean {
    const instances = this.#instances.resources(module, kind, name);
    const resource = instanceOf(instances, key, picks);
    // any of them may be meant
    const candidates = resource ? [resource] : key === undefined ? [...instances.values()] : [];
    for (const candidate of candidates) found.set(candidate.address, candidate);
    return resource !== undefined;
  }

  #variable({ name }: Reference, module: string, picks: readonly Key[], search: Search): boolean {
    const step = moduleSteps(module).at(-1);
    if (!step) return !hasArn(fields(this.#variables[name]).value);
    const call = this.#modules.get(configurationPath(step.caller))?.calls.get(step.name);
    const place = { module: step.caller, key: step.key, picks, forEach: call?.for_each_expression };
    return this.#follow(fields(call?.expressions)[name], place, search);
  }

  #output(
    { name, key, attribute, attributeKey }: Reference,
    module: string,
    picks: readonly Key[],
    search: Search,
  ): boolean {
    const instance = instanceOf(this.#instances.modules(module, name), key, picks);
    const configuration = instance === undefined ? undefined : this.#modules.get(configurationPath(instance));
    if (instance === undefined || !configuration) return false;
    const place = {
      module: instance,
      key: undefined,
      picks: attributeKey === undefined ? picks : [attributeKey],
      forEach: undefined,
    };
    // behind a key that is an expression, the references do not say which output is meant
    const { outputs } = configuration;
    const meant = attribute === undefined ? [...outputs.values()] : [outputs.get(attribute)];
    const answers = meant.map((output) => this.#follow(fields(output).expression, place, search));
    return !answers.includes(false);
  }
}

/** The kinds of reference that are no resource. */
const knownKinds = ["each", "count", "path", "terraform", "self"];

/** Whether templates, where Terraform JSON has them, make nothing else of what they refer to. */
function isAttribute(template: unknown): boolean {
  if (typeof template === "string") return !isTemplate(template) || isTraversal(template);
  if (typeof template !== "object" || template === null) return true;
  return Object.values(template).every(isAttribute);
}

/** Whether a value has an ARN in it, which may be what is meant. */
function hasArn(value: unknown): boolean {
  return JSON.stringify([value]).includes('"arn:');
}

/** The keys with which an expression picks: its own `each.key`, or those it was led here with. Other keys are not in a plan. */
function pickingKeys(all: readonly Reference[], { key, picks }: Place): readonly Key[] {
  const iterations = all.filter(({ kind }) => kind === "each" || kind === "count");
  if (iterations.length === 0) return picks;
  if (!iterations.every(({ kind, name }) => isOwnKey(kind, name))) return [];
  return key === undefined ? picks : [key, ...picks];
}

function isOwnKey(kind: string, name: string): boolean {
  return kind === "each" && name === "key";
}

/**
 * The instance with a key. Without one, the only one there is, or the one that a picking key names.
 *
 * Where no picking key is an instance's own, `role/policy` names the one instance whose key is a part of it.
 */
function instanceOf<T>(
  instances: ReadonlyMap<Key | undefined, T>,
  key: Key | undefined,
  picks: readonly Key[],
): T | undefined {
  if (key !== undefined) return instances.get(key);
  if (instances.size === 1) return [...instances.values()][0];
  const own = picks.find((candidate) => instances.has(candidate));
  if (own !== undefined) return instances.get(own);
  const parts = new Set(picks.flatMap((candidate) => String(candidate).split("/")));
  const named = [...parts].filter((part) => instances.has(part));
  return named.length === 1 ? instances.get(named[0]) : undefined;
}
