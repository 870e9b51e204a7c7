import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { preProcessFile } from "typescript";

const modules = join(__dirname, "../modules");

/** What each layer may import besides itself. `provider` stands for deep imports of the AWS provider, `node` for Node's own modules. */
const table: Readonly<Record<string, readonly string[]>> = {
  policy: [],
  regions: ["policy", "cdktf", "constructs", "provider"],
  constructs: ["regions", "policy", "cdktf", "constructs", "provider"],
  stacks: ["constructs", "regions", "policy", "cdktf", "provider"],
  iam: ["policy"],
  report: ["iam", "policy"],
  formats: ["report"],
  command: ["formats", "report", "node"],
  ".": ["constructs", "stacks"],
};

const imports = readdirSync(modules, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .flatMap((file) => importsOf(file).map((imported) => ({ file, layer: dirname(file), imported })));

function importsOf(file: string): string[] {
  return preProcessFile(readFileSync(join(modules, file), "utf8")).importedFiles.map(
    ({ fileName }) => fileName,
  );
}

function importedLayer(file: string, imported: string): string {
  if (imported.startsWith("@cdktf/provider-aws/lib/")) return "provider";
  if (imported.startsWith("node:")) return "node";
  return imported.startsWith(".")
    ? dirname(relative(modules, join(modules, dirname(file), imported)))
    : imported;
}

test("knows every layer", () => {
  const folders = readdirSync(modules, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(
    Object.keys(table)
      .filter((name) => name !== ".")
      .sort(),
  );
});

test.each(imports)("$file may import $imported", ({ file, layer, imported }) => {
  expect([layer, ...(table[layer] ?? [])]).toContain(importedLayer(file, imported));
});

test("only the command reads and writes", () => {
  const files = imports.filter(({ imported }) => imported.startsWith("node:")).map(({ file }) => file);
  expect([...new Set(files)]).toEqual(["command/command.ts"]);
});
