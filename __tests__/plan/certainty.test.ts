import { leastSure } from "../../modules/plan/certainty";
import type { Certainty } from "../../modules/report/principal";

test.each<[readonly Certainty[], Certainty]>([
  [[], "known"],
  [["known", "assumed"], "assumed"],
  [["unknown", "assumed"], "unknown"],
  [["known", "unknown", "assumed"], "unknown"],
])("what follows from %j is %s", (all, expected) => {
  expect(leastSure(...all)).toBe(expected);
});
