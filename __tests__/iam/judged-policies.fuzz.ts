import { policySets } from "./policies";
import { fuzzed } from "./rounds";
import { unknownShare } from "./soundness";

test("no answer about policies that are judged whole is contradicted, and at most a third of what could be told is unknown", () => {
  const tally = fuzzed("policies that are judged whole", policySets(false));
  expect(tally.sets).toBe(1500);
  expect(unknownShare(tally)).toBeLessThanOrEqual(1 / 3);
});
