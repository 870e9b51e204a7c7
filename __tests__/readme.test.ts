import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixture } from "./fixture";
import { moved } from "./installed";
import { deadLinks, pagesIn } from "./links";

const root = join(__dirname, "..");
const readme = read("README.md");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Readonly<Record<string, string>> };

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

function block(language: string): string | undefined {
  return new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "s").exec(readme)?.[1];
}

test("README's example is main.ts", () => {
  expect(block("ts")).toBe(read("main.ts"));
});

test("README's policy is the one on the AWS page", () => {
  expect(JSON.parse(block("json") ?? "")).toEqual(fixture("us-claude-3-haiku").expected);
});

test("README has every example", () => {
  const examples = readdirSync(join(root, "examples")).filter((name) => name.endsWith(".ts"));
  const linked = [...readme.matchAll(/\]\(examples\/([\w-]+\.ts)\)/g)].map(([, name]) => name);
  expect(linked.sort()).toEqual(examples);
});

test("the example projects differ in the names of the libraries only", () => {
  expect(read("examples/cdktn-project/main.ts")).toBe(moved(read("examples/cdktf-project/main.ts")));
});

test.each(["CONTRIBUTING.md", "README.md", "help"])("the npm commands in %s exist", (file) => {
  const commands = [...read(file).matchAll(/npm (?:run )?([a-z:-]+)/g)].map(([, name]) => name ?? "");
  expect(commands.length).toBeGreaterThan(2);
  expect(commands.filter((name) => !(name in scripts) && !["ci", "install", "pack"].includes(name))).toEqual(
    [],
  );
});

test("no page has a dead link", () => {
  const pages = pagesIn(root);
  expect(pages).toEqual(
    expect.arrayContaining(["CONTRIBUTING.md", "README.md", "docs/facts.md", "terraform-module/README.md"]),
  );
  expect(deadLinks(root, pages)).toEqual([]);
});

test.each([
  ["[a](gone.md)", "gone.md"],
  ["![a](docs/gone.png)", "docs/gone.png"],
  ["[a](../shared/a.md)", "../shared/a.md"],
  ["[a](.)", undefined],
  ["[a](README.md#run-it)", undefined],
  ["[a](README.md#gone)", "README.md#gone"],
  ["[a](#run-it)", undefined],
  ["[a](#gone)", "#gone"],
  ["[a](#run-it-1)", "#run-it-1"],
  ["[a](#run-it-1)\n\n### Run it", undefined],
  ["[a]: gone.md", "gone.md"],
  ['<img src="gone.png">', "gone.png"],
  ["[a](https://example.com/gone)", undefined],
  ["`[a](gone.md)`", undefined],
])("of %s the dead link is %s", (text, dead) => {
  const folder = mkdtempSync(join(tmpdir(), "links-"));
  writeFileSync(join(folder, "README.md"), `## Run it\n\n${text}\n`);
  expect(deadLinks(folder, ["README.md"])).toEqual(dead === undefined ? [] : [`README.md: ${dead}`]);
  rmSync(folder, { recursive: true });
});

test("each decision has its date, under one of some headings", () => {
  const [, ...groups] = read("docs/decisions.md").split(/^## /m);
  expect(groups.length).toBeLessThan(12);
  for (const group of groups) {
    const [heading = "", ...decisions] = group.split(/^### /m);
    expect(heading.trim().split("\n")).toHaveLength(1);
    for (const decision of decisions) expect(decision).toMatch(/^.*\n\n2\d{3}-\d\d-\d\d\. /);
  }
});

test("help fits a screen", () => {
  const lines = read("help").trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(15);
});
