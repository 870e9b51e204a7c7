import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fixture } from "./fixture";

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

test.each(["README.md", "help"])("the npm commands in %s exist", (file) => {
  const commands = [...read(file).matchAll(/npm (?:run )?([a-z:-]+)/g)].map(([, name]) => name ?? "");
  expect(commands.length).toBeGreaterThan(2);
  expect(commands.filter((name) => !(name in scripts) && !["ci", "install", "pack"].includes(name))).toEqual(
    [],
  );
});

test("the files that README links to exist", () => {
  const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link ?? "");
  for (const link of links.filter(
    (target) => !target.startsWith("https://") && target !== "__tests__/fixtures",
  )) {
    expect(read(link)).not.toBe("");
  }
});

test("help fits a screen", () => {
  const lines = read("help").trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(15);
});
