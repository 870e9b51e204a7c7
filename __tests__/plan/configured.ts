import { Instances } from "../../modules/plan/instances";
import { moduleConfigurations } from "../../modules/plan/module-configuration";
import { parseTerraformDocument } from "../../modules/plan/terraform-document";
import type { Resources } from "../../modules/plan/terraform-resource";

/** What Terraform prints of a resource besides its change, by its address. */
export function named(address: string): object {
  const [, module = "", data, type, name, quoted, number] =
    /^((?:module\.\w+(?:\[[^\]]*\])?\.)*)(data\.)?(aws_\w+)\.(\w+)(?:\["(.*)"\]|\[(\d+)\])?$/.exec(address) ??
    [];
  return {
    address,
    ...(module !== "" && { module_address: module.slice(0, -1) }),
    mode: data === undefined ? "managed" : "data",
    type,
    name,
    index: number === undefined ? quoted : Number(number),
  };
}

/** The resources of some addresses, as a plan makes them. */
function resources(addresses: readonly string[]): Resources {
  const change = { actions: ["create"], before: null, after: {}, after_unknown: {} };
  const resource_changes = addresses.map((address) => ({ ...named(address), change }));
  return parseTerraformDocument({ format_version: "1.2", resource_changes }).after;
}

/** A root module's configuration, and the instances of what is in it. */
export function configured(root: object, ...addresses: readonly string[]) {
  return {
    modules: moduleConfigurations(root as Readonly<Record<string, unknown>>),
    instances: new Instances(resources(addresses)),
  };
}
