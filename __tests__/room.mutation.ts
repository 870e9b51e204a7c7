import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Random and long documents: they take seconds, and would run for every mutant. */
const slow = /^(soundness|any-shape|mutated-documents|many-policies)\.test\.ts$/;

// the unit tests of one room in one file, which loads what they have in common once for each mutant
const folder = join(__dirname, process.env.ROOM ?? "");
for (const file of readdirSync(folder).filter((name) => name.endsWith(".test.ts") && !slow.test(name))) {
  jest.requireActual(join(folder, file));
}
