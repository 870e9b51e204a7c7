import { chunks } from "../../modules/policy/chunk";

test.each([
  [1, [["a"], ["b"], ["c"]]],
  [2, [["a", "b"], ["c"]]],
  [3, [["a", "b", "c"]]],
  [4, [["a", "b", "c"]]],
])("makes lists of %d in their order", (size, expected) => {
  expect(chunks(["a", "b", "c"], size)).toEqual(expected);
});
