import { policySets } from "./policies";
import { soundAnswers, unknownShare } from "./soundness";

// each request costs what the other evaluator takes: half of the hundred sets here, half below
const half = { sets: 50, requestsEach: 5, seed: 10 };

test("no answer about policies that are judged whole is contradicted, and at most a third of what could be told is unknown", () => {
  const tally = soundAnswers(policySets(false), half);
  expect(Math.min(...Object.values(tally.answers))).toBeGreaterThan(50);
  expect(tally.someAllowed).toBeGreaterThan(50);
  expect(tally.alike).toBeGreaterThan(200);
  expect(unknownShare(tally)).toBeLessThanOrEqual(1 / 3);
});

test("no answer is contradicted where policies have variables, keys and operators that are not judged", () => {
  const tally = soundAnswers(policySets(true), half);
  expect(Math.min(...Object.values(tally.answers))).toBeGreaterThan(50);
});
