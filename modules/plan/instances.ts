import { moduleSteps } from "./module-configuration";
import type { Resources, TerraformResource } from "./terraform-resource";

/** The key of an instance under `for_each`, or its number under `count`. */
export type Key = string | number;

/** The instances of resources, data sources and module calls, by what their configuration calls them. */
export class Instances {
  readonly #resources = new Map<string, Map<Key | undefined, TerraformResource>>();
  readonly #modules = new Map<string, Map<Key | undefined, string>>();

  constructor(resources: Resources) {
    for (const resource of resources.values()) {
      const { module, data, type, name, key, leftover } = resource;
      if (leftover) continue;
      note(this.#resources, `${module} ${data ? "data." : ""}${type}.${name}`, key, resource);
      for (const { name: call, key: callKey, caller } of moduleSteps(module)) {
        const end = module.indexOf(".module.", caller.length + 1);
        note(this.#modules, `${caller} ${call}`, callKey, end === -1 ? module : module.slice(0, end));
      }
    }
  }

  /** The instances of `type.name`, or `data.type.name`, in a module. */
  resources(module: string, kind: string, name: string): ReadonlyMap<Key | undefined, TerraformResource> {
    return this.#resources.get(`${module} ${kind}.${name}`) ?? new Map();
  }

  /** The addresses of the instances of a call in a module. */
  modules(module: string, call: string): ReadonlyMap<Key | undefined, string> {
    return this.#modules.get(`${module} ${call}`) ?? new Map();
  }
}

function note<T>(
  all: Map<string, Map<Key | undefined, T>>,
  address: string,
  key: Key | undefined,
  instance: T,
): void {
  const instances = all.get(address) ?? new Map<Key | undefined, T>();
  all.set(address, instances.set(key, instance));
}
