import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jsonReport } from "../../modules/formats/json-report";
import { report } from "../../modules/findings/terraform-report";

const root = join(__dirname, "../..");
const empty = JSON.stringify({
  format_version: "1.2",
  terraform_version: "1.5.7",
  planned_values: { root_module: {} },
  resource_changes: [],
});

/** A plan that creates an inline policy of one statement. */
function inline(statement: object): string {
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.5.7",
    resource_changes: [
      {
        address: "aws_iam_role_policy.chat",
        mode: "managed",
        type: "aws_iam_role_policy",
        name: "chat",
        change: {
          actions: ["create"],
          before: null,
          after: { name: "chat", role: "chat", policy },
          after_unknown: {},
        },
      },
    ],
  });
}

const converse = inline({ Effect: "Allow", Action: "bedrock:Converse", Resource: "*" });

let folder: string;
let bin: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "report-"));
  bin = join(folder, "bin.js");
  execFileSync(join(root, "node_modules/.bin/esbuild"), [
    join(root, "modules/command/bin.ts"),
    "--bundle",
    "--platform=node",
    "--log-level=warning",
    `--outfile=${bin}`,
  ]);
  file("plan.json", empty);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string): void {
  writeFileSync(join(folder, name), content);
}

function run(args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const nothing =
  "Access to Amazon Bedrock: 0 added, 0 removed, 0 widened, 0 narrowed, 0 unchanged; 0 findings.";

test("prints text where no format is named", () => {
  expect(run(["report", "plan.json"])).toEqual({
    status: 0,
    stdout: `${nothing}\n\nNo principal has access.\n`,
    stderr: "",
  });
});

test("reads standard input", () => {
  expect(run(["report", "-"], empty).stdout).toContain(nothing);
});

test("reads a pipe that has a name", () => {
  const [node, script] = [process.execPath, bin].map((path) => `'${path}'`);
  const command = `${node ?? ""} ${script ?? ""} report /dev/stdin`;
  const printed = execFileSync("/bin/sh", ["-c", `cat plan.json | ${command}`], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(printed).toContain(nothing);
});

test("writes a file, and prints nothing then", () => {
  expect(run(["report", "plan.json", "--format", "json", "--out", "report.json"])).toEqual({
    status: 0,
    stdout: "",
    stderr: "",
  });
  expect(readFileSync(join(folder, "report.json"), "utf8")).toBe(jsonReport(report(JSON.parse(empty))));
});

test("passes where none of the findings is there", () => {
  expect(run(["report", "plan.json", "--fail-on", "any"]).status).toBe(0);
  expect(run(["report", "plan.json", "--fail-on", "policy-size, invalid-policy"]).status).toBe(0);
});

test("fails where one is, after it has written the report", () => {
  const { status, stdout, stderr } = run(["report", "-", "--fail-on", "unknown-action"], converse);
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: "bedrock-access: '--fail-on' names what was found: unknown-action\n",
  });
  expect(stdout).toContain("An action does not exist (unknown-action)");
  expect(run(["report", "-", "--fail-on", "any"], converse).status).toBe(1);
  expect(run(["report", "-", "--fail-on", "policy-size"], converse).status).toBe(0);
  expect(run(["report", "-"], converse).status).toBe(0);
});

test("fails on what is not judged where it should", () => {
  const plan = inline({
    Effect: "Allow",
    Action: "bedrock:GetInferenceProfile",
    Resource: "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.example.model-v1:0",
    Condition: { DateLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } },
  });
  expect(run(["report", "-", "--fail-on", "any"], plan).status).toBe(0);
  expect(run(["report", "-", "--fail-on", "any,not-judged"], plan)).toMatchObject({
    status: 1,
    stderr: "bedrock-access: '--fail-on' names what was found: not-judged\n",
  });
});

test("explains itself", () => {
  const { status, stdout } = run(["--help"]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^bedrock-access report PLAN /);
  expect(stdout.split("\n").every((line) => line.length <= 105)).toBe(true);
  expect(run(["report", "-h"]).stdout).toBe(stdout);
  expect(run([])).toEqual({ status: 2, stdout: "", stderr: stdout });
});

test("a reader that has seen enough is no failure", () => {
  const { status, stderr } = spawnSync("/bin/sh", ["-c", `'${process.execPath}' '${bin}' --help | true`], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

const findings =
  "any, destination-region-missing, source-region-missing, direct-model-access, global-routing, region-wildcard, " +
  "any-profile-or-model, ineffective-action, unknown-action, unknown-condition-key, policy-size, " +
  "deny-hides-allow, invalid-policy";

test.each([
  [["report"], "'PLAN' should be a file, or - for standard input, got none; see bedrock-access --help"],
  [["report", "a", "b"], "'PLAN' should be one file, got 2"],
  [["reprot", "a"], "the command should be report, got 'reprot'"],
  [["report", "a", "--fromat", "x"], "unknown option '--fromat'; see bedrock-access --help"],
  [["report", "a", "--out"], "option '--out <value>' argument missing; see bedrock-access --help"],
  [["report", "a", "--out", ""], "'--out' should be a file, got ''"],
  [["report", "a", "--format", "x"], "'--format' should be one of text, markdown, html, json, got 'x'"],
  [["report", "a", "--fail-on", "any,x"], `'--fail-on' should name some of ${findings}, not-judged, got 'x'`],
  [["report", "a", "--fail-on", ""], `'--fail-on' should name some of ${findings}, not-judged, got ''`],
  [["report", "a"], "'PLAN' should be a file that can be read, got 'a' (no such file or folder)"],
  [
    ["report", "a\u001b[2J\nb"],
    "'PLAN' should be a file that can be read, got 'a b' (no such file or folder)",
  ],
  [["report", "."], "'PLAN' should be a file, got the folder '.'"],
  [["report", "plan.json", "--out", "."], "'--out' should be a file that can be written, got '.' (a folder)"],
  [
    ["report", "plan.json", "--out", "missing/report.html"],
    "'--out' should be a file that can be written, got 'missing/report.html' (no such file or folder)",
  ],
  [
    ["report", "-"],
    "'PLAN' should be the output of `terraform show -json`, got standard input, which is empty",
  ],
])("fails on %j with one sentence", (args, sentence) => {
  expect(run(args)).toEqual({ status: 2, stdout: "", stderr: `bedrock-access: ${sentence}\n` });
});

test.each(["[]", "null", "1", "{}", '{"format_version":"9.0"}'])(
  "fails on %s, which is no plan, with one sentence",
  (document) => {
    const { status, stdout, stderr } = run(["report", "-"], document);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^bedrock-access: [^\n]+\n$/);
  },
);

test("fails on a file of 200 MB before it is read, and on as much from standard input", () => {
  file("long.json", "");
  truncateSync(join(folder, "long.json"), 200_000_000);
  const sentence = (name: string) => `bedrock-access: 'PLAN' should be shorter than 200 MB, got ${name}\n`;
  expect(run(["report", "long.json"])).toEqual({ status: 2, stdout: "", stderr: sentence("'long.json'") });

  const { status, stderr } = spawnSync(
    "/bin/sh",
    ["-c", `'${process.execPath}' '${bin}' report - <long.json`],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  expect({ status, stderr }).toEqual({ status: 2, stderr: sentence("standard input") });
});
