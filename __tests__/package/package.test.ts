import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stacksMadeBy, synthesizedStacks } from "../app";
import { installedProject, run } from "../installed";
import { deadLinks, pagesIn } from "../links";

const root = join(__dirname, "../..");
const minutes = 60_000;

let project: string;
let installed: string;

beforeAll(() => {
  project = installedProject();
  installed = join(project, "node_modules/cdktf-bedrock-inference-profiles");
}, 3 * minutes);

afterAll(() => {
  rmSync(project, { recursive: true });
});

test(
  "gives the same result, with types, in a project that installs it",
  () => {
    run(project, "npx", "tsc");
    cpSync(join(root, "main.ts"), join(project, "accounts.ts"));
    run(
      project,
      "npx",
      "tsc",
      "--strict",
      "--module",
      "commonjs",
      "--target",
      "es2022",
      "--skipLibCheck",
      "accounts.ts",
    );
    const stacks = [...stacksMadeBy("node accounts.js", project)];
    // the local backend's path is the one thing that tells where a stack was synthesized
    const relocated = stacks.map(([name, json]) => [name, json.replaceAll(project, root)]);
    expect(relocated).toEqual([...synthesizedStacks()]);
  },
  minutes,
);

test("holds what users need and nothing else", () => {
  const files = readdirSync(installed, { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => join(parentPath, name).slice(installed.length + 1));
  const kinds = files.map((file) => file.replace(/^dist\/.*?(\.d\.ts|\.js|\.js\.map)$/, "dist/*$1"));
  expect([...new Set(kinds)].sort()).toEqual(
    [
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "package.json",
      "docs/api.md",
      "docs/report.md",
      "docs/report.png",
      "docs/report.schema.json",
      "examples/agent.ts",
      "examples/batch-service-role.ts",
      "examples/cdktf-project/cdktf.json",
      "examples/cdktf-project/main.ts",
      "examples/cdktf-project/package.json",
      "examples/cdktf-project/tsconfig.json",
      "examples/developers.ts",
      "examples/knowledge-base.ts",
      "examples/permission-set.ts",
      "examples/pipelines/github-actions.yml",
      "examples/pipelines/gitlab-ci.yml",
      "examples/team-application-profiles.ts",
      "dist/*.d.ts",
      "dist/*.js",
      "dist/*.js.map",
      "dist/plan/aws-managed-policies.json",
    ].sort(),
  );
});

test("has no dead link on its pages", () => {
  const pages = pagesIn(installed);
  expect(pages.sort()).toEqual(["CHANGELOG.md", "README.md", "docs/api.md", "docs/report.md"]);
  expect(deadLinks(installed, pages)).toEqual([]);
});

test("gives whoever installs it the command", () => {
  const plan = join(project, "plan.json");
  const policy = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
  const values = { role: "admin", policy: JSON.stringify(policy) };
  const inline = {
    address: "aws_iam_role_policy.admin",
    mode: "managed",
    type: "aws_iam_role_policy",
    name: "admin",
    values,
  };
  writeFileSync(
    plan,
    JSON.stringify({ format_version: "1.0", values: { root_module: { resources: [inline] } } }),
  );
  expect(run(project, "npx", "bedrock-access", "report", plan)).toContain(
    "type          any-profile-or-model",
  );
});

test("needs nothing at run time but its peers", () => {
  const { dependencies, peerDependencies } = JSON.parse(
    readFileSync(join(installed, "package.json"), "utf8"),
  ) as {
    dependencies?: unknown;
    peerDependencies: Readonly<Record<string, string>>;
  };
  expect(dependencies).toBeUndefined();
  expect(Object.keys(peerDependencies).sort()).toEqual(["@cdktf/provider-aws", "cdktf", "constructs"]);
});

test("gives every import a file that is there", () => {
  expect(run(root, "npx", "publint", "--strict", installed)).toContain("All good!");
});

test("gives every import its types, also to ES modules", () => {
  const [archive = ""] = readdirSync(project).filter((name) => name.endsWith(".tgz"));
  const printed = run(root, "npx", "attw", join(project, archive), "--no-color", "--no-emoji");
  expect(printed).toContain("No problems found");
});

test("names the TypeScript source of every line", () => {
  const map = JSON.parse(readFileSync(join(installed, "dist/index.js.map"), "utf8")) as {
    sources: string[];
    sourcesContent: string[];
  };
  expect(map.sources).toEqual(["../modules/index.ts"]);
  expect(map.sourcesContent).toEqual([readFileSync(join(root, "modules/index.ts"), "utf8")]);
});
