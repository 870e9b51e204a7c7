import { elements, fields, text, type Fields } from "../iam/json";

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
}

/** The resources at one time, by address. */
export type Resources = ReadonlyMap<string, TerraformResource>;

/** What `terraform show -json` prints, as far as a report reads it. */
export interface TerraformDocument {
  readonly source: "plan" | "state";

  /** Whether the plan is of everything: not of targets only, and with nothing deferred. */
  readonly complete: boolean;
  readonly before: Resources;
  readonly after: Resources;

  /** The root module's configuration, of which a state has none. */
  readonly configuration: Fields;
}

const planKeys = ["planned_values", "resource_changes", "configuration", "prior_state"];
const stateKeys = ["format_version", "terraform_version", "values", "checks"];

/** The types a report reads. */
const typePattern = /^aws_iam_|^aws_bedrock_inference_profile$|^aws_ssoadmin_permission_set_inline_policy$/;

/** Parses what `terraform show -json` prints of a plan or a state; throws for anything else. */
export function parseTerraformDocument(document: unknown): TerraformDocument {
  const { format_version, values, prior_state, resource_changes, configuration, errored, complete } =
    fields(document);
  const keys = Object.keys(fields(document));
  const isPlan = planKeys.some((key) => keys.includes(key));
  if (typeof format_version !== "string" || (!isPlan && !keys.every((key) => stateKeys.includes(key)))) {
    throw new Error(
      "a report should be of a plan or a state as 'terraform show -json' prints it, got another document",
    );
  }
  if (!/^1\.\d+$/.test(format_version)) {
    throw new Error(
      `'format_version' should be 1.x, got '${format_version.slice(0, 20)}'; use a release of Terraform 1`,
    );
  }
  if (errored === true) {
    throw new Error(
      "the plan should be finished, got one that Terraform ended with an error; mend it and plan again",
    );
  }
  if (!isPlan) {
    const state = stateResources(values);
    return { source: "state", complete: true, before: state, after: state, configuration: {} };
  }
  const prior = stateResources(fields(prior_state).values);
  const changes = elements(resource_changes).map(fields);
  const after = new Map(prior);
  const before = new Map(prior);
  for (const change of changes) applyChange(change, before, after);
  const root = fields(fields(configuration).root_module);
  return { source: "plan", complete: complete !== false, before, after, configuration: root };
}

function applyChange(
  change: Fields,
  before: Map<string, TerraformResource>,
  after: Map<string, TerraformResource>,
): void {
  const { change: values, deposed, previous_address } = change;
  const { actions, before: old, after: planned, after_unknown } = fields(values);
  // a deposed object is a leftover of an earlier apply, beside the resource of this address
  if (deposed !== undefined) {
    if (elements(actions).includes("delete")) after.delete(deposedAddress(change.address, deposed));
    return;
  }
  const address = text(change.address) ?? "";
  if (typeof previous_address === "string") {
    before.delete(previous_address);
    after.delete(previous_address);
  }
  // AWS keeps what Terraform forgets
  const kept = elements(actions).includes("forget") ? old : planned;
  const sides = [
    [before, old, {}],
    [after, kept, after_unknown],
  ] as const;
  for (const [resources, side, unknown] of sides) {
    const resource = terraformResource({ ...change, values: side }, change.module_address, unknown);
    if (!resource) continue;
    if (side === null || side === undefined) {
      // data that Terraform reads has no before in the change
      if (!resource.data) resources.delete(address);
    } else resources.set(address, resource);
  }
}

/** The resources in a state's values, in all of its modules. */
function stateResources(values: unknown): Map<string, TerraformResource> {
  const found = new Map<string, TerraformResource>();
  const modules: unknown[] = [fields(values).root_module];
  for (let module = modules.pop(); module !== undefined; module = modules.pop()) {
    const { address, resources, child_modules } = fields(module);
    for (const each of elements(resources)) {
      const resource = terraformResource(fields(each), address, {});
      if (resource) found.set(resource.address, resource);
    }
    for (const child of elements(child_modules)) modules.push(child);
  }
  return found;
}

/** A resource, or undefined for one that a report does not read. */
function terraformResource(
  { address, mode, type, name, index, values, deposed_key }: Fields,
  module: unknown,
  unknown: unknown,
): TerraformResource | undefined {
  if (typeof address !== "string" || typeof type !== "string" || !typePattern.test(type)) return undefined;
  return {
    address: deposed_key === undefined ? address : deposedAddress(address, deposed_key),
    module: text(module) ?? "",
    data: mode === "data",
    type,
    name: text(name) ?? "",
    key: typeof index === "string" || typeof index === "number" ? index : undefined,
    values: fields(values),
    unknown: fields(unknown),
  };
}

function deposedAddress(address: unknown, key: unknown): string {
  return `${text(address) ?? ""} (deposed ${text(key) ?? ""})`;
}
