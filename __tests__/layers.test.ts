import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { allowedTargets, covers, importsIn, isAllowed, layers, type Target } from "./layers";

const modules = join(__dirname, "../modules");
const names = Object.keys(layers);
const folders = names.filter((name) => name !== ".");

const files = readdirSync(modules, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ file, imports: importsIn(file, readFileSync(join(modules, file), "utf8")) }));

test("knows every layer", () => {
  const entries = readdirSync(modules, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(entries.map(({ name }) => name).sort()).toEqual([...folders].sort());
});

test.each(files)("$file imports what its layer may", ({ imports }) => {
  expect(imports.filter((found) => !isAllowed(found)).map(({ name }) => name)).toEqual([]);
});

test("only the command reads and writes", () => {
  const readers = files.filter(({ imports }) => imports.some(({ name }) => name.startsWith("node:")));
  expect(readers.map(({ file }) => file)).toEqual(["command/command.ts", "command/file.ts"]);
});

test.each(names)("layer %s imports from layers above it in the table only", (layer) => {
  const above = names.slice(0, names.indexOf(layer));
  expect(layers[layer]?.folders.filter((folder) => !above.includes(folder))).toEqual([]);
});

test.each(names)("layer %s imports all that it may", (layer) => {
  const imports = files.flatMap((file) => file.imports).filter((found) => found.layer === layer);
  const unused = allowedTargets(layer).filter(
    (allowed) => !imports.some(({ target }) => covers(allowed, target)),
  );
  expect(unused).toEqual([]);
});

// every package of the table, one of each folder's name, and some of nobody's
const packages = [
  ...Object.values(layers).flatMap((layer) => layer.packages),
  ...folders,
  "@cdktf/provider-aws",
  "@cdktf/provider-aws/lib",
  "cdktf-bedrock-inference-profiles",
  "cdktf/lib/app",
  "fs",
];
const targets: Target[] = [
  ...[...names, ".."].map((folder) => ({ folder })),
  ...[...new Set(packages)].map((name) => ({ package: name })),
];
/** Whether the table has a target word for word. */
function inTable(layer: string, target: Target): boolean {
  const { folders: inner = [], packages: outer = [] } = layers[layer] ?? {};
  if ("package" in target) return outer.includes(target.package);
  return target.folder === layer || inner.includes(target.folder);
}

const pairs = names.flatMap((layer) =>
  targets.map((target) => ({ layer, target, may: inTable(layer, target) ? "may" : "may not" })),
);

/** The ways a file names a target. */
function written(layer: string, target: Target): string[] {
  if ("package" in target) return [target.package.replace("*", "synthetic")];
  const root = layer === "." ? "." : "..";
  if (target.folder === "..") return [`${root}/../local/synthetic`, `${root}/..`];
  if (target.folder === ".") return [`${root}/index`, root];
  return [`${root}/${target.folder}/synthetic`, `${root}/${target.folder}`, `./${root}/${target.folder}/a/b`];
}

test.each(pairs)("layer $layer $may import $target", ({ layer, target, may }) => {
  const file = layer === "." ? "synthetic.ts" : `${layer}/synthetic.ts`;
  const text = written(layer, target)
    .flatMap((name) => [
      `import { a } from "${name}";`,
      `import type { A } from "${name}";`,
      `export * from "${name}";`,
      `void import("${name}");`,
    ])
    .join("\n");
  const imports = importsIn(file, text);
  expect(imports).toHaveLength(4 * written(layer, target).length);
  expect(new Set(imports.map(isAllowed))).toEqual(new Set([may === "may"]));
});

test("an import in a folder of a layer's folder is judged like the layer's", () => {
  const text =
    'import "../../constructs/roles"; import "../../policy/arn"; import "../address"; import "constructs";';
  expect(importsIn("terraform/deep/file.ts", text).map(isAllowed)).toEqual([false, true, true, true]);
});
