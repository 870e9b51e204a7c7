import { gone, mutated, size } from "./mutated";

const document = { a: [1, 1], b: null };

test.each([gone, null, 1, { a: [1, 1] }])("each place of a document is changed by %p", (replacement) => {
  expect(size(document)).toBe(5);
  for (let place = 1; place < size(document); place++) {
    expect(mutated(document, place, replacement)).not.toStrictEqual(document);
  }
});

test("a value that is its own replacement gets into a list", () => {
  expect(mutated(document, 4, null)).toEqual({ a: [1, 1], b: [null] });
});

test("a place that a document does not have is refused", () => {
  expect(() => mutated(document, 5, gone)).toThrow("nothing is at place 5 of a document");
});
