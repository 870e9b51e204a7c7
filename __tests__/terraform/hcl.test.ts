import { Lazy } from "cdktf";
import { hcl } from "../../modules/terraform/hcl";
import { expression } from "../../modules/terraform/shared-local";
import { emptyStack, synthesized } from "../stack";

test.each<[unknown, string]>([
  ["a", '"a"'],
  ['a"b\\', '"a\\"b\\\\"'],
  ["${var.a}", "var.a"],
  ["a ${var.b}", '"a $${var.b}"'],
  ["${a} b", '"$${a} b"'],
  ["%{if}", '"%%{if}"'],
  [["a", "${b}"], '["a", b]'],
  [{ a: "b", "c:d": ["e"] }, '{ a = "b", "c:d" = ["e"] }'],
  [1, "1"],
  [null, "null"],
])("writes %j as Terraform does", (value, expected) => {
  expect(hcl(value)).toBe(expected);
});

test("writes what is known into an expression, and a reference for what is not", () => {
  const stack = emptyStack();
  expect(expression(stack, "region", "us-west-2")).toBe('"us-west-2"');
  const list = ["a", Lazy.stringValue({ produce: () => "b" })];
  expect(expression(stack, "list", list)).toBe("local.bedrock_list_1");
  expect(synthesized(stack).locals).toEqual({ bedrock_list_1: ["a", "b"] });
});
