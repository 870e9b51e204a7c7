import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { converse } from "../command/inline-plan";

const root = join(__dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "bedrock-access-"));
const bin = join(folder, "bin.js");

beforeAll(() => {
  const options = ["--bundle", "--platform=node", "--log-level=warning", `--outfile=${bin}`];
  execFileSync(join(root, "node_modules/.bin/esbuild"), [join(root, "modules/command/bin.ts"), ...options]);
  writeFileSync(join(folder, "plan.json"), converse);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What a shell prints of a command line with `bedrock-access` in it. */
function shell(line: string) {
  const command = line.replace("bedrock-access", `'${process.execPath}' '${bin}'`);
  const { status, stdout, stderr } = spawnSync("/bin/sh", ["-c", command], { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
}

test("exits with 0 where it is done, and prints to standard output", () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  expect(shell("bedrock-access --version")).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
});

test("exits with 1 for a finding that --fail-on names, and says so on standard error", () => {
  const { status, stdout, stderr } = shell("bedrock-access report - --fail-on unknown-action <plan.json");
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: "bedrock-access: '--fail-on' names what was found: unknown-action\n",
  });
  expect(stdout).toContain("error, new: An action does not exist\n");
});

test("exits with 2 for a command line that is of no use", () => {
  expect(shell("bedrock-access reprot a")).toEqual({
    status: 2,
    stdout: "",
    stderr: "bedrock-access: the command should be report, got 'reprot'\n",
  });
});

test("reads a pipe that has a name", () => {
  const { status, stdout } = shell("cat plan.json | bedrock-access report /dev/stdin");
  expect(status).toBe(0);
  expect(stdout).toContain("Terraform plan /dev/stdin, ");
});

test("a reader that has seen enough is no failure", () => {
  expect(shell("bedrock-access --help | true")).toEqual({ status: 0, stdout: "", stderr: "" });
});

test("fails on 200 MB from standard input", () => {
  writeFileSync(join(folder, "long.json"), "");
  truncateSync(join(folder, "long.json"), 200_000_000);
  expect(shell("bedrock-access report - <long.json")).toEqual({
    status: 2,
    stdout: "",
    stderr: "bedrock-access: 'PLAN' should be shorter than 200 MB, got standard input\n",
  });
});
