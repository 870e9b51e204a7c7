import { expectAnyPlan, expectAnyPolicy } from "./any-shape";

test("never fails on a plan of any shape but with a sentence", () => expectAnyPlan({ numRuns: 100 }));

test("never fails on a policy of any shape", () => expectAnyPolicy({ numRuns: 100 }));
