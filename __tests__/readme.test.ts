import { execSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack, Testing } from "cdktf";
import { BedrockAccessStack } from "../modules";
import { fixture } from "./fixture";
import { moved } from "./installed";
import { deadLinks, pagesIn } from "./links";
import { blocksOf, blocksWith, commandsOf, page as read, runBlock } from "./readme-block";

const root = join(__dirname, "..");
const readme = read("README.md");
const { scripts, homepage, version } = JSON.parse(read("package.json")) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly homepage: string;
  readonly version: string;
};

const own = homepage.replace(/#.*/, "/blob/main/");
const blocks = blocksOf(readme, "ts");
const [policyBlock = ""] = blocksOf(readme, "json");

test("README has main.ts", () => {
  expect(blocks).toContain(read("main.ts"));
});

test("README's policy is the one on the AWS page, with the default action that reads the profile", () => {
  const { expected } = fixture("us-claude-3-haiku");
  const [onProfile, ...onModels] = expected.Statement;
  const actions = ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"];
  const Statement = [{ ...onProfile, Action: actions }, ...onModels];
  expect(JSON.parse(policyBlock)).toEqual({ ...expected, Statement });
});

test("README's HCL is that of the Terraform module", () => {
  expect(blocksOf(readme, "hcl")).toEqual(blocksOf(read("terraform-module/README.md"), "hcl").slice(0, 1));
});

test("README has no block in TypeScript but those that tests run", () => {
  const run = [
    ...['(app, "production"', "const accounts", "const teams", "new InferenceProfileAccess("],
    ...["new TaggedInferenceProfileAccess(", 'addOverride("import"', "new S3Backend(", "new CloudBackend("],
  ];
  const inEach = blocks.map((text) => run.filter((part) => text.includes(part)));
  expect(inEach.flat().sort()).toEqual(run.sort());
  expect(inEach.filter((parts) => parts.length !== 1)).toEqual([]);
});

test("README keeps the state in S3, and in HCP Terraform", () => {
  const grants = { Analytics: { inferenceProfileIds: ["us.amazon.nova-lite-v1:0"], roles: ["analytics"] } };
  const accounts = { prod: { accountId: "111122223333", sourceRegion: "us-west-2", grants } };
  const app = new App();
  runBlock(blocksWith("new S3Backend(").join(), { app, accounts, BedrockAccessStack });
  const { terraform } = JSON.parse(Testing.synth(TerraformStack.of(app.node.findChild("prod")))) as {
    terraform: object;
  };
  expect(terraform).toHaveProperty("backend", {
    s3: { bucket: "terraform-state", key: "bedrock/prod.tfstate", region: "us-east-1" },
  });
  const stack = new TerraformStack(new App(), "prod");
  runBlock(blocksWith("new CloudBackend(").join(), { stack });
  expect(Testing.synth(stack)).toContain('"name": "bedrock-production"');
});

test("every command of the pages is one that a test or CI runs", () => {
  const commands = pagesIn(root).flatMap((name) => commandsOf(read(name)));
  expect(commands.length).toBeGreaterThan(10);
  const isRun = (command: string) =>
    /^npm (ci|start|test|install .*)$|^(terraform|aws|npx -p|git grep|echo) /.test(command);
  expect(commands.filter((command) => !isRun(command))).toEqual([]);
});

test("one line puts another address in the place of the repository's, and one another version", () => {
  const folder = mkdtempSync(join(tmpdir(), "release-"));
  const names = [
    "package.json",
    "README.md",
    "terraform-module/README.md",
    "examples/cdktf-project/package.json",
  ];
  for (const name of names) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), read(name));
  }
  const lines = commandsOf(read("CONTRIBUTING.md")).filter((command) => command.startsWith("git grep"));
  execSync(["git init -q", "git add .", ...lines].join(" && "), { cwd: folder });
  const [manifest = "", ...pages] = names.map((name) => readFileSync(join(folder, name), "utf8"));
  expect(manifest).toContain("github.com/OWNER/cdktf-bedrock-inference-profiles");
  expect(pages.map((text) => /ref=v0\.2\.0|"\^0\.2\.0"/.test(text))).toEqual([true, true, true]);
  for (const text of pages) expect(text).not.toMatch(/example\.com|v0\.1\.0/);
  rmSync(folder, { recursive: true });
});

test("pages and examples name the version of the package", () => {
  const all = [
    ...pagesIn(root),
    "examples/cdktf-project/package.json",
    "examples/cdktn-project/package.json",
  ];
  const named = all.flatMap((name) => [
    ...read(name).matchAll(/ref=v([\d.]+\d)|cdktf-bedrock-inference-profiles(?:-|": "\^)([\d.]+\d)/g),
  ]);
  expect(named.length).toBeGreaterThan(5);
  for (const [, tag, range] of named) expect(tag ?? range).toBe(version);
});

test("README has every example", () => {
  const examples = readdirSync(join(root, "examples")).filter((name) => name.endsWith(".ts"));
  const linked = [...readme.matchAll(/\]\(examples\/([\w-]+\.ts)\)/g)].map(([, name]) => name);
  expect([...new Set(linked)].sort()).toEqual(examples);
});

test("the example projects differ in the names of the libraries only", () => {
  expect(read("examples/cdktn-project/main.ts")).toBe(moved(read("examples/cdktf-project/main.ts")));
});

test.each(["CONTRIBUTING.md", "README.md", "help"])("the npm commands in %s exist", (file) => {
  const commands = [...read(file).matchAll(/(?:^ *|`)npm (?:run )?([a-z:-]+)/gm)].map(
    ([, name]) => name ?? "",
  );
  expect(commands.length).toBeGreaterThan(2);
  const ofNpm = ["ci", "install", "pack", "publish", "version"];
  expect(commands.filter((name) => !(name in scripts) && !ofNpm.includes(name))).toEqual([]);
});

test("no page has a dead link", () => {
  const pages = pagesIn(root);
  expect(pages).toEqual(
    expect.arrayContaining(["CONTRIBUTING.md", "README.md", "docs/facts.md", "terraform-module/README.md"]),
  );
  expect(deadLinks(root, pages, own)).toEqual([]);
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
  [`[a](${own}gone.md)`, `${own}gone.md`],
  [`[a](${own}README.md#run-it)`, undefined],
  ["`[a](gone.md)`", undefined],
])("of %s the dead link is %s", (text, dead) => {
  const folder = mkdtempSync(join(tmpdir(), "links-"));
  writeFileSync(join(folder, "README.md"), `## Run it\n\n${text}\n`);
  expect(deadLinks(folder, ["README.md"], own)).toEqual(dead === undefined ? [] : [`README.md: ${dead}`]);
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
