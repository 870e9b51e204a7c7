import type { Fields } from "../iam/json";
import { listAt, objectAt, problem, textAt } from "./json-shape";

/** A resource or data source as Terraform has it before or after a plan. */
export interface TerraformResource {
  readonly address: string;

  /** The address of the module instance it is in, or an empty text. */
  readonly module: string;
  readonly data: boolean;
  readonly type: string;
  readonly name: string;

  /** Its key under `for_each`, or its number under `count`. */
  readonly key: string | number | undefined;
  readonly values: Fields;

  /** The attributes that are known after apply only: `true` where all of one is. */
  readonly unknown: Fields;

  /** The addresses it depends on, as a state has them. */
  readonly dependsOn: readonly string[];

  /** Whether it stands beside the resource of its address: what an earlier apply left, or this one forgets. */
  readonly leftover: boolean;
}

/** The resources at one time, by address. */
export type Resources = ReadonlyMap<string, TerraformResource>;

/** The types of AWS's providers. What others have gives nobody access to Bedrock. */
const typePattern = /^aws(cc)?_/;

/** The resources in a state's values, in all of its modules. */
export function stateResources(values: unknown, place: string): Map<string, TerraformResource> {
  const found = new Map<string, TerraformResource>();
  const modules = [{ module: objectAt(values, place).root_module, place: `${place}.root_module` }];
  for (let next = modules.pop(); next; next = modules.pop()) {
    const here = next.place;
    const { address, resources, child_modules } = objectAt(next.module, here);
    for (const [index, item] of listAt(resources, `${here}.resources`).entries()) {
      const at = `${here}.resources[${index}]`;
      const resource = terraformResource(objectAt(item, at), `${at}.values`, at, address, {});
      if (resource) found.set(resource.address, resource);
    }
    for (const [index, module] of listAt(child_modules, `${here}.child_modules`).entries()) {
      modules.push({ module, place: `${here}.child_modules[${index}]` });
    }
  }
  return found;
}

/** A resource, or undefined for one of another provider. */
export function terraformResource(
  { address, mode, type, name, index, values, deposed_key, depends_on }: Fields,
  valuesPlace: string,
  place: string,
  module: unknown,
  unknown: Fields,
): TerraformResource | undefined {
  const own = textAt(address, `${place}.address`);
  if (!typePattern.test(textAt(type, `${place}.type`))) return undefined;
  if (mode !== "managed" && mode !== "data") throw problem(`${place}.mode`, "'managed' or 'data'", mode);
  if (!["undefined", "string", "number"].includes(typeof index)) {
    throw problem(`${place}.index`, "a text or a number", index);
  }
  return {
    address: deposed_key === undefined ? own : deposedAddress(own, deposed_key),
    module: module === undefined ? "" : textAt(module, `${place}.module_address`),
    data: mode === "data",
    type: type as string,
    name: textAt(name, `${place}.name`),
    key: index as TerraformResource["key"],
    values: objectAt(values, valuesPlace),
    unknown,
    dependsOn: listAt(depends_on, `${place}.depends_on`).filter((item) => typeof item === "string"),
    leftover: deposed_key !== undefined,
  };
}

/** The address of what an earlier apply left beside a resource. */
export function deposedAddress(address: string, key: unknown): string {
  return `${address} (deposed ${String(key)})`;
}
