import { isTraversal, traversal } from "../../modules/plan/traversal";

test.each<[string, readonly (string | number | undefined)[] | undefined]>([
  ["${aws_iam_policy.x.arn}", ["aws_iam_policy", "x", "arn"]],
  ["${ aws_iam_policy.x.arn }", ["aws_iam_policy", "x", "arn"]],
  ['${aws_iam_policy.x["a.b"].arn}', ["aws_iam_policy", "x", "[a.b]", "arn"]],
  ['${aws_iam_policy.x["a\\"b"].arn}', ["aws_iam_policy", "x", '[a"b]', "arn"]],
  ["${aws_iam_policy.x[12].arn}", ["aws_iam_policy", "x", "[12]", "arn"]],
  ["${aws_iam_policy.x[each.key].arn}", ["aws_iam_policy", "x", "[own]", "arn"]],
  ["${aws_iam_policy.x[count.index].arn}", ["aws_iam_policy", "x", "[own]", "arn"]],
  ['${module.m["a"].arns["b"]}', ["module", "m", "[a]", "arns", "[b]"]],
  ["${var.arn}", ["var", "arn"]],
  ["aws_iam_policy.x.arn", undefined],
  ["arn:aws:iam::111122223333:policy/x", undefined],
  ["${aws_iam_policy.x.arn}x", undefined],
  ["x${aws_iam_policy.x.arn}", undefined],
  ["${aws_iam_policy.x.arn} ${aws_iam_policy.y.arn}", undefined],
  ["${var.wide ? aws_iam_policy.x.arn : aws_iam_policy.y.arn}", undefined],
  ['${replace(aws_iam_policy.x.arn, "a", "b")}', undefined],
  ["${aws_iam_policy.x[*].arn}", undefined],
  ["${aws_iam_policy.x[each.value].arn}", undefined],
  ['${aws_iam_policy.x["${each.key}"].arn}', undefined],
  ["${aws_iam_policy..arn}", undefined],
  ["${.aws_iam_policy}", undefined],
  ['${["a"]}', undefined],
  ["${aws_iam_policy[0]x}", undefined],
  ["${}", undefined],
])("the steps of %s", (template, expected) => {
  const steps = traversal(template)?.map(({ to, bracketed }) => (bracketed ? `[${to ?? "own"}]` : to));
  expect(steps).toEqual(expected);
});

test.each([
  ["${aws_iam_policy.x.arn}", true],
  ['${aws_iam_policy.x[split("/", each.key)[1]].arn}', true],
  ['${aws_iam_policy.x["a ? b : c"].arn}', true],
  ['${aws_iam_policy.x["a\\"]["].arn}', true],
  ["${ var.arn }", true],
  ['${replace(aws_iam_policy.x.arn, "a", "b")}', false],
  ["${var.wide ? aws_iam_policy.x.arn : aws_iam_policy.y.arn}", false],
  ["${aws_iam_policy.x.arn}-x", false],
  ["${aws_iam_policy.x[0.arn}", false],
  ["${x}", false],
  ["x", false],
])("whether %s is a traversal with any keys: %s", (template, expected) => {
  expect(isTraversal(template)).toBe(expected);
});
