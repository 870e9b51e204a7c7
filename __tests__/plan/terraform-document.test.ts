import { does, parseTerraformDocument } from "../../modules/plan/terraform-document";

const values = { role: "r", policy: "{}" };
const resource = {
  address: "aws_iam_role_policy.x",
  mode: "managed",
  type: "aws_iam_role_policy",
  name: "x",
};

/** A plan with one change. */
function plan(change: object, more: object = {}): unknown {
  return {
    format_version: "1.2",
    resource_changes: [
      { ...resource, change: { actions: ["create"], before: null, after: values }, ...change },
    ],
    ...more,
  };
}

function state(root_module: unknown): unknown {
  return { format_version: "1.0", values: { root_module } };
}

test.each<[unknown, string]>([
  [plan({}, { resource_changes: {} }), "'resource_changes' should be a list, got an object"],
  [plan({}, { resource_changes: "x" }), "'resource_changes' should be a list, got 'x'"],
  [plan({}, { resource_changes: [5] }), "'resource_changes[0]' should be an object, got 5"],
  [plan({}, { resource_changes: [[]] }), "'resource_changes[0]' should be an object, got a list"],
  [plan({}, { resource_changes: [null] }), "'resource_changes[0].address' should be a text, got undefined"],
  [plan({ address: undefined }), "'resource_changes[0].address' should be a text, got undefined"],
  [plan({ address: "" }), "'resource_changes[0].address' should be a text, got ''"],
  [plan({ address: {} }), "'resource_changes[0].address' should be a text, got an object"],
  [plan({ type: 5 }), "'resource_changes[0].type' should be a text, got 5"],
  [plan({ name: null }), "'resource_changes[0].name' should be a text, got null"],
  [plan({ mode: "other" }), "'resource_changes[0].mode' should be 'managed' or 'data', got 'other'"],
  [plan({ index: {} }), "'resource_changes[0].index' should be a text or a number, got an object"],
  [plan({ module_address: 5 }), "'resource_changes[0].module_address' should be a text, got 5"],
  [plan({ previous_address: 5 }), "'resource_changes[0].previous_address' should be a text, got 5"],
  [plan({ change: "x" }), "'resource_changes[0].change' should be an object, got 'x'"],
  [plan({ change: {} }), "'resource_changes[0].change.actions' should be a list of actions, got undefined"],
  [
    plan({ change: { actions: "create" } }),
    "'resource_changes[0].change.actions' should be a list, got 'create'",
  ],
  [
    plan({ change: { actions: ["create"], after: [] } }),
    "'resource_changes[0].change.after' should be an object, got a list",
  ],
  [
    plan({ change: { actions: ["create"], before: "x", after: values } }),
    "'resource_changes[0].change.before' should be an object, got 'x'",
  ],
  [
    plan({ change: { actions: ["create"], after: values, after_unknown: true } }),
    "'resource_changes[0].change.after_unknown' should be an object, got true",
  ],
  [plan({}, { prior_state: [] }), "'prior_state' should be an object, got a list"],
  [plan({}, { configuration: 5 }), "'configuration' should be an object, got 5"],
  [plan({}, { configuration: { root_module: 5 } }), "'configuration.root_module' should be an object, got 5"],
  [plan({}, { variables: 5 }), "'variables' should be an object, got 5"],
  [
    { format_version: "1.2", planned_values: { root_module: { resources: [{ ...resource, values }] } } },
    "'resource_changes' should be a list with the planned 'aws_iam_role_policy.x', got undefined",
  ],
  [state("x"), "'values.root_module' should be an object, got 'x'"],
  [state({ resources: {} }), "'values.root_module.resources' should be a list, got an object"],
  [state({ resources: [{}] }), "'values.root_module.resources[0].address' should be a text, got undefined"],
  [
    state({ resources: [{ ...resource, values: 5 }] }),
    "'values.root_module.resources[0].values' should be an object, got 5",
  ],
  [
    state({ resources: [{ ...resource, values, depends_on: 5 }] }),
    "'values.root_module.resources[0].depends_on' should be a list, got 5",
  ],
  [state({ child_modules: {} }), "'values.root_module.child_modules' should be a list, got an object"],
  [
    state({ child_modules: [{ resources: 5 }] }),
    "'values.root_module.child_modules[0].resources' should be a list, got 5",
  ],
])("fails on %j", (document, message) => {
  expect(() => parseTerraformDocument(document)).toThrow(new Error(message));
});

const other =
  "a report should be of a plan or a state as 'terraform show -json' prints it, got another document";
const version = (got: string) => `'format_version' should be 1.x, got '${got}'; use a release of Terraform 1`;
const errored =
  "the plan should be finished, got one that Terraform ended with an error; mend it and plan again";

test.each<[unknown, string]>([
  [undefined, other],
  [[], other],
  [{}, other],
  [{ format_version: 1.2, resource_changes: [] }, other],
  [{ resource_changes: [] }, other],
  // what other commands of Terraform print, which have versions too
  [{ format_version: "1.0", provider_schemas: {} }, other],
  [{ format_version: "1.0", values: {}, provider_schemas: {} }, other],
  [{ format_version: "0.2", resource_changes: [] }, version("0.2")],
  [{ format_version: "11.2", resource_changes: [] }, version("11.2")],
  [{ format_version: "1.2.3", resource_changes: [] }, version("1.2.3")],
  [{ format_version: `2.${"0".repeat(40)}`, values: {} }, version(`2.${"0".repeat(18)}`)],
  [{ format_version: "1.2", resource_changes: [], errored: true }, errored],
  [
    { format_version: "1.2", prior_state: { values: 5 }, resource_changes: [] },
    "'prior_state.values' should be an object, got 5",
  ],
  [{ format_version: "1.2", planned_values: 5 }, "'planned_values' should be an object, got 5"],
  [
    plan({}, { configuration: { provider_config: 5 } }),
    "'configuration.provider_config' should be an object, got 5",
  ],
])("fails on a whole document %j", (document, message) => {
  expect(() => parseTerraformDocument(document)).toThrow(new Error(message));
});

test.each([
  [{ format_version: "1.12", resource_changes: [], errored: false }, "plan"],
  [{ format_version: "1.2", planned_values: {} }, "plan"],
  [{ format_version: "1.0" }, "state"],
  [{ format_version: "1.0", terraform_version: "1.11.4", values: {}, checks: [] }, "state"],
])("takes %j, which is a %s of nothing", (document, source) => {
  const { before, after, complete, ...rest } = parseTerraformDocument(document);
  expect([rest.source, complete, before.size, after.size, rest.actions.size]).toEqual([
    source,
    true,
    0,
    0,
    0,
  ]);
});

test.each<[unknown, object]>([
  [undefined, {}],
  [false, {}],
  [{ policy: true }, { policy: true }],
])("what is known after apply where it is %j", (after_unknown, expected) => {
  const change = { actions: ["create"], before: null, after: values, after_unknown };
  expect(parseTerraformDocument(plan({ change })).after.get(resource.address)?.unknown).toEqual(expected);
});

test.each([
  [["delete"], false],
  [["no-op"], true],
  [["forget"], true],
])("a leftover of an earlier apply stands beside the resource; Terraform does %j to it", (actions, stays) => {
  const left = { ...resource, values, deposed_key: "12345678" };
  const {
    before,
    after,
    actions: done,
  } = parseTerraformDocument(
    plan(
      { deposed: "12345678", change: { actions, before: values, after: null } },
      { prior_state: { values: { root_module: { resources: [{ ...resource, values }, left] } } } },
    ),
  );
  const address = "aws_iam_role_policy.x (deposed 12345678)";
  expect([...before.keys()]).toEqual([resource.address, address]);
  expect([...after.keys()]).toEqual(stays ? [resource.address, address] : [resource.address]);
  expect([before.get(address)?.leftover, before.get(resource.address)?.leftover]).toEqual([true, false]);
  expect([done.get(address), done.get(resource.address)]).toEqual([actions, undefined]);
});

test.each<[readonly string[], object | null, readonly string[], readonly (string | boolean)[]]>([
  [["forget"], null, ["aws_iam_role_policy.x"], [false]],
  [
    ["create", "forget"],
    { ...values, role: "s" },
    ["aws_iam_role_policy.x (forgotten)", "aws_iam_role_policy.x"],
    [true, false],
  ],
])("AWS keeps what Terraform forgets: %j", (actions, after, addresses, leftover) => {
  const document = parseTerraformDocument(plan({ change: { actions, before: values, after } }));
  expect([...document.after.keys()]).toEqual(addresses);
  expect([...document.after.values()].map((each) => each.leftover)).toEqual(leftover);
  expect([...document.before.keys()]).toEqual(["aws_iam_role_policy.x"]);
});

test.each<[readonly string[] | undefined, readonly string[], boolean]>([
  [undefined, ["create"], false],
  [["create", "delete"], ["delete"], true],
  [["create", "delete"], ["update", "create"], true],
  [["no-op"], ["update", "create"], false],
  [["create"], [], false],
])("whether %j is any of %j", (done, any, expected) => {
  expect(does(done, ...any)).toBe(expected);
});

test("a long text is shown in part", () => {
  expect(() => parseTerraformDocument(plan({}, { resource_changes: "x".repeat(100) }))).toThrow(
    new Error(`'resource_changes' should be a list, got '${"x".repeat(20)}'`),
  );
});

test("leaves out what is of other providers", () => {
  const other = { ...resource, address: "random_id.x", type: "random_id" };
  expect([...parseTerraformDocument(state({ resources: [{ ...other, values }] })).after.keys()]).toEqual([]);
});

test("reads a resource as Terraform prints it", () => {
  const printed = { ...resource, address: 'module.m["a"].aws_iam_role_policy.x[1]', index: 1, values };
  const document = state({
    child_modules: [
      { address: 'module.m["a"]', resources: [{ ...printed, depends_on: ["aws_iam_role.r", 5] }] },
    ],
  });
  expect([...parseTerraformDocument(document).after.values()]).toEqual([
    {
      address: printed.address,
      module: 'module.m["a"]',
      data: false,
      type: "aws_iam_role_policy",
      name: "x",
      key: 1,
      leftover: false,
      values,
      unknown: {},
      dependsOn: ["aws_iam_role.r"],
    },
  ]);
});

test("a change has what it depends on from the state", () => {
  const prior = { ...resource, values, depends_on: ["aws_iam_role.r"] };
  const { before } = parseTerraformDocument(
    plan(
      { change: { actions: ["delete"], before: values, after: null } },
      { prior_state: { values: { root_module: { resources: [prior] } } } },
    ),
  );
  expect(before.get(resource.address)?.dependsOn).toEqual(["aws_iam_role.r"]);
});

test.each([
  [{}, true],
  [{ complete: true }, true],
  [{ complete: false }, false],
])("a plan with %j is complete: %s", (more, expected) => {
  expect(parseTerraformDocument(plan({}, more)).complete).toBe(expected);
});

test("a resource that moves was at its address before", () => {
  const prior = { ...resource, address: "aws_iam_role_policy.y", name: "y", values };
  const { before, after } = parseTerraformDocument(
    plan(
      { previous_address: prior.address, change: { actions: ["no-op"], before: values, after: values } },
      { prior_state: { values: { root_module: { resources: [prior] } } } },
    ),
  );
  expect([[...before.keys()], [...after.keys()]]).toEqual([[resource.address], [resource.address]]);
});

test("data that Terraform reads stays what it was before", () => {
  const data = { ...resource, address: "data.aws_iam_policy.x", mode: "data", type: "aws_iam_policy" };
  const { before, after } = parseTerraformDocument({
    format_version: "1.2",
    prior_state: { values: { root_module: { resources: [{ ...data, values: { arn: "a" } }] } } },
    resource_changes: [{ ...data, change: { actions: ["read"], before: null, after: { arn: "b" } } }],
  });
  expect([before, after].map((side) => side.get(data.address)?.values)).toEqual([{ arn: "a" }, { arn: "b" }]);
});

test("keeps the configuration, the providers and the variables", () => {
  const { configuration, providers, variables, source } = parseTerraformDocument(
    plan({}, { configuration: { root_module: { a: 1 }, provider_config: { b: 2 } }, variables: { c: 3 } }),
  );
  expect({ configuration, providers, variables, source }).toEqual({
    configuration: { a: 1 },
    providers: { b: 2 },
    variables: { c: 3 },
    source: "plan",
  });
});
