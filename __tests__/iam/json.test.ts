import { elements, fields, isFields, text, texts } from "../../modules/iam/json";

const others = [undefined, null, 1, "a", true, ["a"]];

test("an object has fields, anything else has none", () => {
  const object = { a: 1 };
  expect(fields(object)).toBe(object);
  expect(isFields(object)).toBe(true);
  for (const value of others) {
    expect(isFields(value)).toBe(false);
    expect(fields(value)).toEqual({});
  }
});

test("a list has elements, anything else has none", () => {
  const list = [1, "a"];
  expect(elements(list)).toBe(list);
  for (const value of [undefined, null, 1, "a", { a: 1 }]) expect(elements(value)).toEqual([]);
});

test("a text is one that is not empty", () => {
  expect(text("a")).toBe("a");
  for (const value of ["", undefined, null, 1, ["a"], { a: "b" }]) expect(text(value)).toBeUndefined();
});

test("texts are those in a list, or the one itself", () => {
  expect(texts(["a", 1, "", null, "b"])).toEqual(["a", "", "b"]);
  expect(texts("a")).toEqual(["a"]);
  for (const value of [undefined, null, 1, { a: "b" }]) expect(texts(value)).toEqual([]);
});
