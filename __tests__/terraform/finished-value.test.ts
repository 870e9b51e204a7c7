import { Lazy, TerraformVariable, Token } from "cdktf";
import {
  finishedText,
  finishedValue,
  hasToken,
  isExpression,
  isRecord,
} from "../../modules/terraform/finished-value";
import { emptyStack } from "../stack";

const lazy = (value: string | undefined) => Lazy.stringValue({ produce: () => value });
const lazyList = (value: string[] | undefined) => Lazy.listValue({ produce: () => value });

test.each<[what: string, value: unknown, expected: boolean]>([
  ["a text", "a", false],
  ["a text with a token", `a-${lazy("b")}`, true],
  ["a list", ["a"], false],
  ["a list with a token", ["a", lazy("b")], true],
  ["a token for a list", lazyList(["a"]), true],
  ["a record", { a: "b" }, false],
  ["a record with a token", { a: lazy("b") }, true],
  ["a record with a list with a token", { a: ["b", lazy("c")] }, true],
  ["nothing", undefined, false],
  ["null", null, false],
  ["a map", new Map([["a", lazy("b")]]), false],
])("says whether there is a token in %s", (_, value, expected) => {
  expect(hasToken(value)).toBe(expected);
});

test.each<[what: string, value: unknown, expected: unknown]>([
  ["a text", "a", "a"],
  ["a number", 5, 5],
  ["null", null, null],
  ["a Lazy", lazy("a"), "a"],
  ["a Lazy that yields nothing", lazy(undefined), undefined],
  ["a text with a Lazy", `a-${lazy("b")}`, "a-b"],
  ["a text with two Lazies, one of which yields nothing", `${lazy("a")}${lazy(undefined)}`, undefined],
  ["a text with a Lazy that yields nothing", `a-${lazy(undefined)}`, undefined],
  ["a text with a Lazy that yields an empty text", `a-${lazy("")}`, undefined],
  ["a Lazy for a list", lazyList(["a", "b"]), ["a", "b"]],
  ["a Lazy for no list", lazyList(undefined), undefined],
  ["a list with a Lazy", ["a", lazy("b"), lazy(undefined)], ["a", "b", undefined]],
  ["a record with a Lazy", { a: lazy("b"), c: lazy(undefined) }, { a: "b", c: undefined }],
  ["a Lazy for a record", Token.asStringMap(Lazy.anyValue({ produce: () => ({ a: "b" }) })), { a: "b" }],
])("reads %s once the stack is finished", (_, value, expected) => {
  expect(finishedValue(emptyStack(), value)).toEqual(expected);
});

test("leaves what only Terraform knows a token, also within what a Lazy yields", () => {
  const stack = emptyStack();
  const text = new TerraformVariable(stack, "Text", { type: "string" }).stringValue;
  const list = new TerraformVariable(stack, "List", { type: "list(string)" }).listValue;
  expect(finishedValue(stack, text)).toBe(text);
  expect(finishedValue(stack, list)).toBe(list);
  expect(finishedValue(stack, [text, lazy("a")])).toEqual([text, "a"]);
  const [first, second] = finishedValue(stack, lazyList([text, "a"])) as string[];
  expect([Token.isUnresolved(first), second]).toEqual([true, "a"]);
  const map = Token.asStringMap(Lazy.anyValue({ produce: () => ({ a: text, b: "c" }) }));
  const { a, b } = finishedValue(stack, map) as Record<string, string>;
  expect([Token.isUnresolved(a), b]).toEqual([true, "c"]);
});

test("a text is what its tokens make it, in Terraform's words where they are Terraform's", () => {
  const stack = emptyStack();
  const text = new TerraformVariable(stack, "Text", { type: "string" }).stringValue;
  expect([undefined, "a", lazy("b"), `c-${text}`].map((value) => finishedText(stack, value))).toEqual([
    "",
    "a",
    "b",
    "c-${var.Text}",
  ]);
});

test.each<[unknown, boolean]>([
  [{}, true],
  [Object.create(null), true],
  [[], false],
  [null, false],
  [undefined, false],
  ["a", false],
  [new Map(), false],
  [emptyStack(), false],
])("%#: tells a record from other objects", (value, expected) => {
  expect(isRecord(value)).toBe(expected);
});

test.each<[unknown, boolean]>([
  ["${var.a}", true],
  ["a-%{if a}", true],
  ["$a {", false],
  [["${var.a}"], false],
])("%j: has an expression: %j", (value, expected) => {
  expect(isExpression(value)).toBe(expected);
});
