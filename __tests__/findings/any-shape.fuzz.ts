import { randomInt } from "node:crypto";
import { expectAnyPlan, expectAnyPolicy } from "./any-shape";

jest.setTimeout(30 * 60_000);

const seed = Number(process.env.FUZZ_SEED ?? randomInt(1_000_000_000));
process.stderr.write(`plans and policies of any shape, FUZZ_SEED=${seed}\n`);

test("never fails on a plan of any shape but with a sentence", () => expectAnyPlan({ numRuns: 1000, seed }));

test("never fails on a policy of any shape", () => expectAnyPolicy({ numRuns: 1000, seed }));
