import { policySets } from "./policies";
import { soundAnswers } from "./soundness";

// each request costs what the other evaluator takes: more sets are in soundness.fuzz.ts
const few = { sets: 4, requestsEach: 5, seed: 10 };

test.each([
  ["policies that are judged whole", policySets(false)],
  ["policies with variables, keys and operators that are not judged", policySets(true)],
])("no answer about %s is contradicted", (_, sets) => {
  expect(Math.min(...Object.values(soundAnswers(sets, few).answers))).toBeGreaterThan(0);
});
