import {
  configurationPath,
  moduleConfigurations,
  moduleSteps,
  references,
} from "../../modules/plan/module-configuration";

test.each([
  ["", []],
  ["module.a", [{ name: "a", key: undefined, caller: "" }]],
  ['module.a["x"]', [{ name: "a", key: "x", caller: "" }]],
  ["module.a[10]", [{ name: "a", key: 10, caller: "" }]],
  [
    'module.a["x.module.y"].module.b[0].module.c-d_1',
    [
      { name: "a", key: "x.module.y", caller: "" },
      { name: "b", key: 0, caller: 'module.a["x.module.y"]' },
      { name: "c-d_1", key: undefined, caller: 'module.a["x.module.y"].module.b[0]' },
    ],
  ],
  [String.raw`module.a["a\"b\\c"]`, [{ name: "a", key: String.raw`a"b\c`, caller: "" }]],
])("the calls in the address '%s'", (address, steps) => {
  expect(moduleSteps(address)).toEqual(steps);
  expect(configurationPath(address)).toBe(steps.map(({ name }) => `/${name}`).join(""));
});

test("a module is found by the calls that lead to it, with its resources, outputs and calls", () => {
  const policy = { address: "aws_iam_policy.a", expressions: { name: { constant_value: "a" } } };
  const inner = { resources: [policy], outputs: { arn: { expression: {} } } };
  const found = moduleConfigurations({
    resources: [{ ...policy, address: "data.aws_iam_role.b" }, {}],
    module_calls: { x: { module: { module_calls: { y: { module: inner } } } }, z: {} },
  });
  expect([...found.keys()].sort()).toEqual(["", "/x", "/x/y", "/z"]);
  expect([...(found.get("")?.resources.keys() ?? [])]).toEqual(["data.aws_iam_role.b", ""]);
  expect(found.get("/x/y")?.resources.get("aws_iam_policy.a")).toEqual(policy);
  expect(found.get("/x/y")?.outputs.get("arn")).toEqual({ expression: {} });
  expect([...(found.get("/x")?.calls.keys() ?? [])]).toEqual(["y"]);
  expect([...(found.get("/z")?.resources.keys() ?? [])]).toEqual([]);
});

// as `terraform show -json` lists them: the longest first, then its beginnings
test.each<[string, readonly string[], readonly object[]]>([
  ["nothing", [], []],
  ["a variable", ["var.arn"], [{ kind: "var", name: "arn" }]],
  [
    "an attribute, and its beginning",
    ["aws_iam_policy.a.arn", "aws_iam_policy.a"],
    [{ kind: "aws_iam_policy", name: "a", attribute: "arn" }],
  ],
  [
    "an instance, and its beginnings",
    ['aws_iam_policy.a["x"].arn', 'aws_iam_policy.a["x"]', "aws_iam_policy.a"],
    [{ kind: "aws_iam_policy", name: "a", key: "x", attribute: "arn" }],
  ],
  [
    "a numbered one of what is read",
    ["data.aws_iam_policy.a[12].arn", "data.aws_iam_policy.a[12]", "data.aws_iam_policy.a"],
    [{ kind: "data.aws_iam_policy", name: "a", key: 12, attribute: "arn" }],
  ],
  [
    "an output, with keys of both",
    ["module.m[1].arns[2]", "module.m[1].arns", "module.m[1]", "module.m"],
    [{ kind: "module", name: "m", key: 1, attribute: "arns", attributeKey: 2 }],
  ],
  [
    "an output with a named key",
    ['module.m.arns["k"]', "module.m.arns", "module.m"],
    [{ kind: "module", name: "m", attribute: "arns", attributeKey: "k" }],
  ],
  [
    "one whose name begins like another's",
    ["aws_iam_policy.ab", "aws_iam_policy.a"],
    [
      { kind: "aws_iam_policy", name: "ab" },
      { kind: "aws_iam_policy", name: "a" },
    ],
  ],
  ["what is none", ["!"], [{ kind: "", name: "" }]],
])("the references of an expression: %s", (_, written, expected) => {
  const empty = { key: undefined, attribute: undefined, attributeKey: undefined };
  expect(references({ references: written })).toEqual(expected.map((each) => ({ ...empty, ...each })));
});

test("an expression without references has none", () => {
  for (const expression of [undefined, {}, { constant_value: "x" }])
    expect(references(expression)).toEqual([]);
});
