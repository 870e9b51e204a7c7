import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The folders with tests of what makes constructs. */
export const constructs = ["constructs", "stacks", "terraform"];

/** The folders with tests that are no unit tests. */
const others = new Set(["apply", "browser", "package", "processes"]);

/** The folders with unit tests. `.` is this one. */
export const folders = [
  ".",
  ...readdirSync(__dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !others.has(entry.name))
    .map(({ name }) => name),
];

/**
 * Runs the unit tests of folders in one of Jest's files, where what they import is loaded once. Jest loads it for each
 * of its files anew, which took more than half of the time of all unit tests.
 *
 * @param without the names of files that are left out
 */
export function runTestsIn(names: readonly string[], without = /^$/): void {
  for (const folder of names) {
    const files = readdirSync(join(__dirname, folder), { recursive: folder !== ".", encoding: "utf8" });
    for (const file of files.filter((name) => name.endsWith(".test.ts") && !without.test(name))) {
      const path = join(folder, file);
      describe(path, () => void jest.requireActual(join(__dirname, path)));
    }
  }
}
