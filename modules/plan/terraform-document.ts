import { fields, type Fields } from "../iam/json";
import { listAt, objectAt, problem, textAt } from "./json-shape";
import {
  deposedAddress,
  stateResources,
  terraformResource,
  type Resources,
  type TerraformResource,
} from "./terraform-resource";

/** What Terraform does to a resource, in its order: `["create", "delete"]` makes the new one first. */
export type Actions = readonly unknown[];

/** Whether Terraform does one of some things to a resource; nothing to one that a plan does not name. */
export function does(done: Actions = [], ...any: readonly string[]): boolean {
  return any.some((action) => done.includes(action));
}

/** What `terraform show -json` prints, as far as a report reads it. */
export interface TerraformDocument {
  readonly source: "plan" | "state";

  /** When Terraform made the plan, in UTC as RFC 3339 has it, or `null`: a state does not say. */
  readonly date: string | null;

  /** Whether the plan is of everything: not of targets only, and with nothing deferred. */
  readonly complete: boolean;
  readonly before: Resources;
  readonly after: Resources;

  /** What a plan does to its resources, by address. */
  readonly actions: ReadonlyMap<string, Actions>;

  /** The root module's configuration, of which a state has none. */
  readonly configuration: Fields;

  /** The configurations of providers, by key. */
  readonly providers: Fields;

  /** The values of the root module's variables, by name. */
  readonly variables: Fields;
}

const planKeys = ["planned_values", "resource_changes", "configuration", "prior_state"];
const stateKeys = ["format_version", "terraform_version", "values", "checks"];

/** Parses what `terraform show -json` prints of a plan or a state; throws for anything else. */
export function parseTerraformDocument(document: unknown): TerraformDocument {
  const { format_version, values, errored } = fields(document);
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
  return isPlan ? plan(fields(document)) : state(values);
}

function state(values: unknown): TerraformDocument {
  const resources = stateResources(values, "values");
  return {
    source: "state",
    date: null,
    complete: true,
    before: resources,
    after: resources,
    actions: new Map(),
    configuration: {},
    providers: {},
    variables: {},
  };
}

function plan({
  prior_state,
  planned_values,
  resource_changes,
  configuration,
  variables,
  complete,
  timestamp,
}: Fields): TerraformDocument {
  const prior = stateResources(objectAt(prior_state, "prior_state").values, "prior_state.values");
  const after = new Map(prior);
  const before = new Map(prior);
  const actions = new Map<string, Actions>();
  const changes = listAt(resource_changes, "resource_changes");
  // first what moves away: something else may come to where it was
  for (const [index, item] of changes.entries()) {
    const place = `resource_changes[${index}]`;
    const { previous_address } = objectAt(item, place);
    if (previous_address === undefined) continue;
    const previous = textAt(previous_address, `${place}.previous_address`);
    for (const side of [before, after]) side.delete(previous);
  }
  for (const [index, item] of changes.entries()) {
    applyChange(item, `resource_changes[${index}]`, { before, after, actions });
  }
  const planned = stateResources(planned_values, "planned_values");
  const missing =
    resource_changes === undefined && [...planned.keys()].find((address) => !after.has(address));
  if (missing) throw problem("resource_changes", `a list with the planned '${missing}'`, resource_changes);
  const { root_module, provider_config } = objectAt(configuration, "configuration");
  return {
    source: "plan",
    date: isDate(timestamp) ? timestamp : null,
    complete: complete !== false,
    before,
    after,
    actions,
    configuration: objectAt(root_module, "configuration.root_module"),
    providers: objectAt(provider_config, "configuration.provider_config"),
    variables: objectAt(variables, "variables"),
  };
}

function isDate(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value);
}

interface Sides {
  readonly before: Map<string, TerraformResource>;
  readonly after: Map<string, TerraformResource>;
  readonly actions: Map<string, Actions>;
}

function applyChange(item: unknown, place: string, { before, after, actions: all }: Sides): void {
  const change = objectAt(item, place);
  const { deposed } = change;
  const { actions, before: old, after: planned, after_unknown } = objectAt(change.change, `${place}.change`);
  const address = textAt(change.address, `${place}.address`);
  const done = listAt(actions, `${place}.change.actions`);
  if (done.length === 0) throw problem(`${place}.change.actions`, "a list of actions", actions);
  // a deposed object is a leftover of an earlier apply, beside the resource of this address
  const own = deposed === undefined ? address : deposedAddress(address, deposed);
  all.set(own, done);
  if (deposed !== undefined) {
    if (done.includes("delete")) after.delete(own);
    return;
  }
  // AWS keeps what Terraform forgets
  const isForgotten = done.includes("forget");
  const kept = isForgotten && !done.includes("create") ? old : planned;
  const isKnown = after_unknown === undefined || after_unknown === false;
  const unknown = objectAt(isKnown ? {} : after_unknown, `${place}.change.after_unknown`);
  for (const [resources, values, side, flags] of [
    [before, old, "before", {}],
    [after, kept, "after", unknown],
  ] as const) {
    // what it depends on, only the state has
    const parts = { ...change, values, depends_on: resources.get(address)?.dependsOn };
    const resource = terraformResource(parts, `${place}.change.${side}`, place, change.module_address, flags);
    if (!resource) continue;
    if (side === "before" && isForgotten && kept !== old) {
      const left = `${address} (forgotten)`;
      after.set(left, { ...resource, address: left, leftover: true });
    }
    if (values !== null && values !== undefined) resources.set(address, resource);
    // data that Terraform reads has no before in the change
    else if (!resource.data) resources.delete(address);
  }
}
