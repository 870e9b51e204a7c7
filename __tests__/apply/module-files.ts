import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "../../terraform-module");

/** The configuration of the Terraform module, without its examples and tests, by paths below a folder. */
export function moduleFiles(below: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /^(modules\/[\w-]+\/)?[\w-]+\.(tf|json)$/.test(name));
  return Object.fromEntries(
    names.map((name) => [join(below, name), readFileSync(join(folder, name), "utf8")]),
  );
}
