import { ExactReferences } from "../../modules/plan/exact-reference";
import { configured } from "./configured";

interface Scope {
  readonly module?: string;
  readonly key?: string | number;
  readonly forEach?: unknown;
}

const policies = {
  module_calls: {
    m: {
      expressions: {
        arn: { constant_value: "${aws_iam_policy.one.arn}" },
        arns: { constant_value: { x: '${aws_iam_policy.many["x"].arn}', y: "${aws_iam_policy.one.id}" } },
        list: { constant_value: ["${aws_iam_policy.one.arn}", '${aws_iam_policy.many["y"].arn}'] },
        own: { constant_value: "${aws_iam_policy.many[each.key].arn}" },
        value: { constant_value: "${each.value}" },
        circle: { constant_value: '${module.m["x"].circle}' },
        fixed: { constant_value: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
      },
      for_each_expression: {
        constant_value: { x: '${aws_iam_policy.many["x"].name}', y: '${aws_iam_policy.many["y"].name}' },
      },
      module: {
        outputs: {
          arn: { expression: { constant_value: "${aws_iam_policy.inner.arn}" } },
          arns: { expression: { constant_value: { k: "${aws_iam_policy.inner.arn}" } } },
          passed: { expression: { constant_value: "${var.arn}" } },
          circle: { expression: { constant_value: "${var.circle}" } },
        },
        module_calls: {
          n: {
            expressions: { arn: { constant_value: "${var.arn}" }, arns: { constant_value: "${var.arns}" } },
          },
        },
      },
    },
    one: { module: { outputs: { arn: { expression: { constant_value: "${aws_iam_policy.inner.arn}" } } } } },
  },
};

const { modules, instances } = configured(
  policies,
  "aws_iam_policy.one",
  'aws_iam_policy.many["x"]',
  'aws_iam_policy.many["y"]',
  "aws_iam_policy.counted[0]",
  "aws_iam_policy.counted[1]",
  'module.m["x"].aws_iam_policy.inner',
  'module.m["y"].aws_iam_policy.inner',
  'module.m["x"].module.n.aws_iam_policy.innermost',
  "module.one.aws_iam_policy.inner",
);

/** What a template comes to: the address of a resource, and its attribute. */
function found(template: unknown, { module = "", key, forEach }: Scope = {}): string | undefined {
  const exact = new ExactReferences(modules, instances).find(template, { module, key, forEach });
  return exact && `${exact.resource.address} ${exact.attribute}`;
}

// the value of an expression, by the rules of Terraform's language
test.each<[template: unknown, scope: Scope, expected: string | undefined]>([
  ["${aws_iam_policy.one.arn}", {}, "aws_iam_policy.one arn"],
  ['${aws_iam_policy.many["x"].arn}', {}, 'aws_iam_policy.many["x"] arn'],
  ['${aws_iam_policy.many["z"].arn}', {}, undefined],
  ["${aws_iam_policy.many.arn}", {}, undefined],
  ["${aws_iam_policy.counted[1].id}", {}, "aws_iam_policy.counted[1] id"],
  ["${aws_iam_policy.many[each.key].arn}", { key: "y" }, 'aws_iam_policy.many["y"] arn'],
  ["${aws_iam_policy.counted[count.index].arn}", { key: 0 }, "aws_iam_policy.counted[0] arn"],
  ["${aws_iam_policy.many[each.key].arn}", {}, undefined],
  // an attribute of an attribute is another value
  ["${aws_iam_policy.one.tags.a}", {}, undefined],
  ["${aws_iam_policy.one}", {}, undefined],
  ["${aws_iam_policy}", {}, undefined],
  ["plain", {}, undefined],
  ["${upper(aws_iam_policy.one.arn)}", {}, undefined],
  [undefined, {}, undefined],
  [5, { key: "x" }, undefined],
  [["${aws_iam_policy.one.arn}"], {}, undefined],
  [{ x: "${aws_iam_policy.one.arn}" }, {}, undefined],
  // each.value is the element of the instance's key
  [
    "${each.value}",
    { key: "x", forEach: { constant_value: { x: "${aws_iam_policy.one.arn}" } } },
    "aws_iam_policy.one arn",
  ],
  ["${each.value}", { key: "y", forEach: { constant_value: { x: "${aws_iam_policy.one.arn}" } } }, undefined],
  ["${each.value}", { forEach: { constant_value: { x: "${aws_iam_policy.one.arn}" } } }, undefined],
  ["${each.value}", { key: "x" }, undefined],
  ["${each.value}", { key: "toString", forEach: { constant_value: {} } }, undefined],
  [
    "${each.value.policy}",
    { key: "x", forEach: { constant_value: { x: { policy: "${aws_iam_policy.one.arn}", role: "r" } } } },
    "aws_iam_policy.one arn",
  ],
  ["${each.value.role}", { key: "x", forEach: { constant_value: { x: { role: "r" } } } }, undefined],
  ["${each.value.a.b}", { key: "x", forEach: { constant_value: { x: { a: null } } } }, undefined],
  [
    "${each.value.arn}",
    { key: "x", forEach: { constant_value: "${aws_iam_policy.many}" } },
    'aws_iam_policy.many["x"] arn',
  ],
  ["${each.key}", { key: "x", forEach: { constant_value: { x: "${aws_iam_policy.one.arn}" } } }, undefined],
  // variables are of whoever calls the module
  ["${var.arn}", {}, undefined],
  ["${var.arn}", { module: 'module.m["x"]' }, "aws_iam_policy.one arn"],
  ["${var.other}", { module: 'module.m["x"]' }, undefined],
  ["${var.fixed}", { module: 'module.m["x"]' }, undefined],
  ["${var.arn}", { module: "module.unknown" }, undefined],
  ['${var.arns["x"]}', { module: 'module.m["x"]' }, 'aws_iam_policy.many["x"] arn'],
  ["${var.arns.y}", { module: 'module.m["x"]' }, "aws_iam_policy.one id"],
  ["${var.arns[each.key]}", { module: 'module.m["x"]', key: "y" }, "aws_iam_policy.one id"],
  ["${var.arns}", { module: 'module.m["x"]' }, undefined],
  ["${var.list[1]}", { module: 'module.m["x"]' }, 'aws_iam_policy.many["y"] arn'],
  ["${var.list[2]}", { module: 'module.m["x"]' }, undefined],
  // the key of the call's instance, not of the resource's
  ["${var.own}", { module: 'module.m["y"]', key: "x" }, 'aws_iam_policy.many["y"] arn'],
  ["${var.value}", { module: 'module.m["y"]', key: "x" }, 'aws_iam_policy.many["y"] name'],
  ["${var.arn}", { module: 'module.m["x"].module.n' }, "aws_iam_policy.one arn"],
  ["${var.arns[each.key]}", { module: 'module.m["x"].module.n', key: "x" }, 'aws_iam_policy.many["x"] arn'],
  // outputs are of the instance that is named
  ['${module.m["y"].arn}', {}, 'module.m["y"].aws_iam_policy.inner arn'],
  ["${module.m[each.key].arn}", { key: "x" }, 'module.m["x"].aws_iam_policy.inner arn'],
  ['${module.m["x"].arns.k}', {}, 'module.m["x"].aws_iam_policy.inner arn'],
  ['${module.m["x"].arns["other"]}', {}, undefined],
  ['${module.m["x"].arns}', {}, undefined],
  ['${module.m["x"].passed}', {}, "aws_iam_policy.one arn"],
  ['${module.m["z"].arn}', {}, undefined],
  ["${module.m.arn}", {}, undefined],
  ['${module.m["x"]}', {}, undefined],
  ['${module.m["x"].none}', {}, undefined],
  ["${module.one.arn}", {}, "module.one.aws_iam_policy.inner arn"],
  ["${module.none.arn}", {}, undefined],
  ["${aws_iam_policy.inner.arn}", { module: "module.one" }, "module.one.aws_iam_policy.inner arn"],
  ["${aws_iam_policy.inner.arn}", {}, undefined],
  // a circle, which Terraform refuses, ends
  ['${module.m["x"].circle}', {}, undefined],
])("%j in %j is %s", (template, scope, expected) => {
  expect(found(template, scope)).toBe(expected);
});
