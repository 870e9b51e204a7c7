import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stacksMadeBy, synthesizedStacks } from "../app";

const root = join(__dirname, "../..");
const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  devDependencies: Readonly<Record<string, string>>;
};
const needed = ["cdktf", "@cdktf/provider-aws", "constructs", "typescript", "@types/node"];

let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "cdktf-project-"));
  const packed = run(root, "npm", "pack", "--json", "--pack-destination", project);
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  writeFileSync(join(project, "package.json"), "{}");
  const versions = needed.map((name) => `${name}@${String(devDependencies[name])}`);
  run(project, "npm", "install", "--prefer-offline", `./${filename}`, ...versions);
}, 120_000);

afterAll(() => {
  rmSync(project, { recursive: true });
});

function run(cwd: string, command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

test("gives the same result, with types, in a project that installs it", () => {
  writeFileSync(join(project, "main.ts"), readFileSync(join(root, "main.ts")));
  const strict = ["--strict", "--module", "commonjs", "--target", "es2022", "--types", "node"];
  run(project, "npx", "tsc", ...strict, "main.ts");
  const installed = [...stacksMadeBy("node main.js", project)];
  // the local backend's path is the one thing that tells where a stack was synthesized
  const relocated = installed.map(([name, json]) => [name, json.replaceAll(project, root)]);
  expect(relocated).toEqual([...synthesizedStacks()]);
}, 60_000);

test("holds what users need and nothing else", () => {
  const files = run(
    join(project, "node_modules/cdktf-bedrock-inference-profiles"),
    "find",
    ".",
    "-type",
    "f",
  );
  const kinds = files
    .trim()
    .split("\n")
    .map((file) => file.replace(/^\.\/dist\/.*(\.d\.ts|\.js)$/, "dist/*$1"));
  expect([...new Set(kinds)].sort()).toEqual(
    ["./CHANGELOG.md", "./LICENSE", "./README.md", "./package.json", "dist/*.d.ts", "dist/*.js"].sort(),
  );
});

test("needs nothing at run time but its peers", () => {
  const { dependencies, peerDependencies } = JSON.parse(
    readFileSync(join(project, "node_modules/cdktf-bedrock-inference-profiles/package.json"), "utf8"),
  ) as { dependencies?: unknown; peerDependencies: Readonly<Record<string, string>> };
  expect(dependencies).toBeUndefined();
  expect(Object.keys(peerDependencies).sort()).toEqual(["@cdktf/provider-aws", "cdktf", "constructs"]);
});
