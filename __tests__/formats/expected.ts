import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A whole expected output. */
export function expected(file: string): string {
  return readFileSync(join(__dirname, "fixtures", file), "utf8");
}
