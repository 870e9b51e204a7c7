import { repeated } from "../../modules/policy/repetition";

test("finds the first value that a list has twice", () => {
  expect(repeated(["a", "b", "b", "a"])).toBe("b");
  expect(repeated(["a", "b"])).toBeUndefined();
  expect(repeated<string>([])).toBeUndefined();
});
