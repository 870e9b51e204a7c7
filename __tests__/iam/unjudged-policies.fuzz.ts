import { policySets } from "./policies";
import { fuzzed } from "./rounds";

test("no answer is contradicted where policies have variables, keys and operators that are not judged", () => {
  expect(fuzzed("policies with something unjudged", policySets(true)).sets).toBe(1500);
});
