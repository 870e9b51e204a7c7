import { Numbering } from "../../modules/plan/numbering";

test("the same objects in the same order have the same key, and no others have it", () => {
  const numbers = new Numbering();
  const [one, other] = [{}, {}];
  expect(numbers.key([one, other])).toBe(numbers.key([one, other]));
  expect(new Set([[], [one], [other], [one, other], [other, one]].map((all) => numbers.key(all))).size).toBe(
    5,
  );
  expect([numbers.of(one), numbers.of(other), numbers.of(one)]).toEqual([0, 1, 0]);
});
