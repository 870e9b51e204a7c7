import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

interface Workflow {
  readonly on: object;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, { readonly uses?: string; readonly steps?: readonly Step[] }>>;
}

interface Step {
  readonly name?: string;
  readonly run?: string;
}

const root = join(__dirname, "..");
const folder = join(root, ".github/workflows");
const names = readdirSync(folder);
const workflows = names.map(
  (name) => [name, parse(readFileSync(join(folder, name), "utf8")) as Workflow] as const,
);

function stepsOf({ jobs }: Workflow): readonly Step[] {
  return Object.values(jobs).flatMap(({ steps = [] }) => steps);
}

test.each(workflows)("%s gives its jobs no more than they need by default", (_, { on, permissions }) => {
  expect(Object.keys(on)).not.toEqual([]);
  expect(permissions).toEqual({ contents: "read" });
});

test.each(workflows)("%s has commands that a shell can read", (_, workflow) => {
  const commands = stepsOf(workflow).flatMap(({ run }) => (run === undefined ? [] : [run]));
  expect(commands).not.toEqual([]);
  for (const command of commands) expect(spawnSync("bash", ["-n", "-c", command]).status).toBe(0);
});

test("what is pushed and what is released is tested by .ci/run", () => {
  const { "ci.yml": ci, "release.yml": release } = Object.fromEntries(workflows);
  expect(ci && stepsOf(ci).map(({ run }) => run)).toContain(".ci/run");
  expect(release?.jobs.test?.uses).toBe("./.github/workflows/ci.yml");
});

test.each([
  ["", 0],
  ["1", 1],
])("a release is stopped where its tag is the version with '%s' behind it: %i", (more, status) => {
  const { "release.yml": release } = Object.fromEntries(workflows);
  const step = release && stepsOf(release).find(({ name }) => name === "the tag is the version");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const env = { ...process.env, GITHUB_REF_NAME: `v${version}${more}` };
  expect(spawnSync("bash", ["-e", "-c", step?.run ?? ""], { cwd: root, env }).status).toBe(status);
});
