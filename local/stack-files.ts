import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The file with the Terraform JSON of each stack that was synthesized into a folder, by the name of the stack. */
export function stackFiles(out: string): ReadonlyMap<string, string> {
  const { stacks } = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")) as {
    stacks: Readonly<Record<string, { readonly synthesizedStackPath: string }>>;
  };
  return new Map(
    Object.entries(stacks).map(([name, { synthesizedStackPath: path }]) => [name, join(out, path)]),
  );
}
