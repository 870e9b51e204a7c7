import { ReferenceSearch } from "../../modules/plan/reference-search";
import { configured } from "./configured";

interface Scope {
  readonly module?: string;
  readonly key?: string | number;
  readonly forEach?: unknown;
}

const kind = "aws_iam_policy";
const one = { references: [`${kind}.one.arn`, `${kind}.one`] };
const many = { references: [`${kind}.many`] };

const root = {
  module_calls: {
    m: {
      for_each_expression: many,
      expressions: {
        one,
        picked: { references: ["each.key", `${kind}.many`] },
        value: { references: ["each.value"] },
        value_arn: { references: ["each.value.arn", "each.value"] },
        local: { references: ["local.arn"] },
        plain: { constant_value: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
        name: { constant_value: "n" },
        circle: { references: ['module.m["x"].circle', 'module.m["x"]', "module.m"] },
      },
      module: {
        outputs: {
          arn: { expression: { references: [`${kind}.inner.arn`, `${kind}.inner`] } },
          arns: { expression: { references: [`${kind}.inners`] } },
          one: { expression: { references: ["var.one"] } },
          circle: { expression: { references: ["var.circle"] } },
        },
      },
    },
    single: {
      module: {
        outputs: {
          arn: { expression: { references: [`${kind}.inner.arn`, `${kind}.inner`] } },
          other: { expression: { references: ["local.x"] } },
        },
      },
    },
  },
};

const { modules, instances } = configured(
  root,
  `${kind}.one`,
  `${kind}.only["x"]`,
  `${kind}.many["x"]`,
  `${kind}.many["y"]`,
  `${kind}.counted[0]`,
  `${kind}.counted[1]`,
  "aws_iam_role.r",
  `module.m["x"].${kind}.inner`,
  `module.m["y"].${kind}.inner`,
  `module.m["x"].${kind}.inners["a"]`,
  `module.m["x"].${kind}.inners["b"]`,
  `module.single.${kind}.inner`,
);
const variables = { arn: { value: "arn:aws:iam::aws:policy/ReadOnlyAccess" }, name: { value: "n" } };

/** The resources that an expression refers to, and whether these are all. */
function found(expression: unknown, { module = "", key, forEach }: Scope = {}): [string[], boolean] {
  const search = new ReferenceSearch(modules, instances, variables);
  const { resources, decided } = search.find(expression, { module, key, forEach }, kind);
  return [resources.map(({ address }) => address), decided];
}

/** An expression with references, each with its beginnings behind it. */
function refers(...references: readonly string[]): object {
  return { references };
}

const both = [`${kind}.many["x"]`, `${kind}.many["y"]`];
const inX = { module: 'module.m["x"]' };
const inY = { module: 'module.m["y"]' };

// what is all that is meant is decided; what may be meant besides, or in part, is not
test.each<[string, object | undefined, Scope, string[], boolean]>([
  ["nothing", undefined, {}, [], true],
  ["a resource", one, {}, [`${kind}.one`], true],
  ["a resource of another kind", refers("aws_iam_role.r.arn", "aws_iam_role.r"), {}, [], false],
  ["a resource that is not there", refers(`${kind}.none.arn`, `${kind}.none`), {}, [], false],
  [
    "an instance",
    refers(`${kind}.many["y"].arn`, `${kind}.many["y"]`, `${kind}.many`),
    {},
    [`${kind}.many["y"]`],
    true,
  ],
  ["an instance that is not there", refers(`${kind}.many["z"].arn`, `${kind}.many["z"]`), {}, [], false],
  ["all instances", many, {}, both, false],
  ["the only instance", refers(`${kind}.only`), {}, [`${kind}.only["x"]`], true],
  [
    "a resource and a local value",
    refers(`${kind}.one.arn`, `${kind}.one`, "local.x"),
    {},
    [`${kind}.one`],
    false,
  ],
  [
    "a resource and a path",
    refers(`${kind}.one.arn`, `${kind}.one`, "path.module"),
    {},
    [`${kind}.one`],
    true,
  ],
  [
    "a resource and its number",
    refers(`${kind}.one.arn`, `${kind}.one`, "count.index"),
    {},
    [`${kind}.one`],
    true,
  ],
  [
    "two resources",
    refers(`${kind}.one.arn`, `${kind}.one`, `${kind}.only`),
    {},
    [`${kind}.one`, `${kind}.only["x"]`],
    true,
  ],
  // keys
  [
    "the instance of one's key",
    refers("each.key", `${kind}.many`),
    { key: "y" },
    [`${kind}.many["y"]`],
    true,
  ],
  [
    "an instance that a part of the key names",
    refers("each.key", `${kind}.many`),
    { key: "r/x" },
    [`${kind}.many["x"]`],
    true,
  ],
  ["instances that parts of the key name", refers("each.key", `${kind}.many`), { key: "y/x" }, both, false],
  ["no instance of the key", refers("each.key", `${kind}.many`), { key: "z" }, both, false],
  ["a key where there is none", refers("each.key", `${kind}.many`), {}, both, false],
  [
    "an instance by its number",
    refers("count.index", `${kind}.counted`),
    { key: 1 },
    [`${kind}.counted[0]`, `${kind}.counted[1]`],
    false,
  ],
  [
    "a key that another value changes",
    refers("each.key", "local.suffix", `${kind}.many`),
    { key: "y" },
    both,
    false,
  ],
  [
    "a key that a value of the element changes",
    refers("each.key", "each.value", `${kind}.many`),
    { key: "y", forEach: refers() },
    both,
    false,
  ],
  // each.value
  [
    "the element of one's key",
    refers("each.value"),
    { key: "x", forEach: many },
    [`${kind}.many["x"]`],
    true,
  ],
  [
    "an attribute of it",
    refers("each.value.arn", "each.value"),
    { key: "x", forEach: many },
    [`${kind}.many["x"]`],
    true,
  ],
  ["the elements where there is no key", refers("each.value"), { forEach: many }, both, false],
  [
    "the element of something else",
    refers("each.value"),
    { key: "x", forEach: refers("local.all") },
    [],
    false,
  ],
  // variables
  ["a variable with an ARN", refers("var.arn"), {}, [], false],
  ["a variable with a name", refers("var.name"), {}, [], true],
  ["a variable that is not set", refers("var.other"), {}, [], true],
  ["a variable of a module", refers("var.one"), inX, [`${kind}.one`], true],
  ["a variable with the key of the call", refers("var.picked"), inY, [`${kind}.many["y"]`], true],
  ["a variable with the element of the call", refers("var.value"), inY, [`${kind}.many["y"]`], true],
  ["a variable with an attribute of it", refers("var.value_arn"), inX, [`${kind}.many["x"]`], true],
  ["a variable that is a local value", refers("var.local"), inX, [], false],
  ["a variable that is an ARN", refers("var.plain"), inX, [], false],
  ["a variable that is a name", refers("var.name"), inX, [], true],
  ["a variable of a module that is not there", refers("var.one"), { module: "module.none" }, [], true],
  // outputs
  [
    "an output",
    refers('module.m["y"].arn', 'module.m["y"]', "module.m"),
    {},
    [`module.m["y"].${kind}.inner`],
    true,
  ],
  [
    "an output of one's key",
    refers("each.key", "module.m"),
    { key: "y" },
    [`module.m["y"].${kind}.inner`, `${kind}.one`],
    false,
  ],
  [
    "an output of the only instance",
    refers("module.single.arn", "module.single"),
    {},
    [`module.single.${kind}.inner`],
    true,
  ],
  ["any output", refers("module.single"), {}, [`module.single.${kind}.inner`], false],
  ["an output of any instance", refers("module.m"), {}, [], false],
  ["an output that is not there", refers("module.single.none", "module.single"), {}, [], true],
  ["an output of no module", refers("module.none.arn", "module.none"), {}, [], false],
  [
    "an element of an output",
    refers('module.m["x"].arns["b"]', 'module.m["x"].arns', 'module.m["x"]', "module.m"),
    {},
    [`module.m["x"].${kind}.inners["b"]`],
    true,
  ],
  [
    "an element of an output by one's key",
    refers("each.key", 'module.m["x"].arns', 'module.m["x"]', "module.m"),
    { key: "b" },
    [`module.m["x"].${kind}.inners["b"]`],
    true,
  ],
  [
    "a whole output",
    refers('module.m["x"].arns', 'module.m["x"]', "module.m"),
    {},
    [`module.m["x"].${kind}.inners["a"]`, `module.m["x"].${kind}.inners["b"]`],
    false,
  ],
  [
    "an output that is a variable",
    refers('module.m["x"].one', 'module.m["x"]', "module.m"),
    {},
    [`${kind}.one`],
    true,
  ],
  ["a circle", refers('module.m["x"].circle', 'module.m["x"]', "module.m"), {}, [], true],
  // Terraform JSON
  [
    "a template that is an attribute",
    { ...one, constant_value: "${aws_iam_policy.one.arn}" },
    {},
    [`${kind}.one`],
    true,
  ],
  [
    "a template that makes something else of it",
    { ...one, constant_value: "${upper(aws_iam_policy.one.arn)}" },
    {},
    [`${kind}.one`],
    false,
  ],
  [
    "a template with an ARN besides",
    { ...one, constant_value: ["${aws_iam_policy.one.arn}", "arn:aws:iam::aws:policy/x"] },
    {},
    [`${kind}.one`],
    false,
  ],
  [
    "a list of which one is something else",
    { ...one, constant_value: ["${aws_iam_policy.one.arn}", "${upper(aws_iam_policy.one.arn)}"] },
    {},
    [`${kind}.one`],
    false,
  ],
  [
    "a list with a text and nothing",
    { ...one, constant_value: ["${aws_iam_policy.one.arn}", "n", null, 5] },
    {},
    [`${kind}.one`],
    true,
  ],
])("%s", (_, expression, scope, resources, decided) => {
  expect(found(expression, scope)).toEqual([resources, decided]);
});
