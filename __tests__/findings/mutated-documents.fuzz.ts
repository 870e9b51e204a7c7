import { randomInt } from "node:crypto";
import { expectSoundMutations } from "./mutated-documents";

jest.setTimeout(30 * 60_000);

test("a thousand mutated plans and states are refused with a sentence, or what is said of them holds for what is left", () => {
  const seed = Number(process.env.FUZZ_SEED ?? randomInt(1_000_000_000));
  process.stderr.write(`mutated plans and states, FUZZ_SEED=${seed}\n`);
  const tally = expectSoundMutations(1000, seed);
  process.stderr.write(`${JSON.stringify(tally)}\n`);
  expect(tally.refused).toBeGreaterThan(0);
  expect(tally.claims).toBeGreaterThan(0);
});
