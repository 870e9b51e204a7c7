import { randomInt } from "node:crypto";
import { expectSound } from "./soundness";

jest.setTimeout(30 * 60_000);

test("an evaluator that is not ours contradicts nothing that a report says of a thousand sets of policies", () => {
  const seed = Number(process.env.FUZZ_SEED ?? randomInt(1_000_000_000));
  process.stderr.write(`what a report says, FUZZ_SEED=${seed}\n`);
  const said = expectSound(1000, seed);
  process.stderr.write(`${JSON.stringify(Object.fromEntries(said))}\n`);
  // what is always unknown is never wrong
  for (const words of [
    "system-defined always",
    "system-defined sometimes",
    "pattern always",
    "pattern never",
  ]) {
    expect([...said.keys()]).toContain(words);
  }
});
