import { gateWords } from "../../modules/command/gate";
import { findingTypes } from "../../modules/report/finding-kind";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { textReport } from "../../modules/formats/text";
import { jsonReport } from "../../modules/formats/json-report";
import { report } from "../../modules/findings/terraform-report";
import type { Report } from "../../modules/report/report";

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

const nothing = "This plan changes nobody's access.";

test("prints text where no format is named", () => {
  expect(run(["report", "plan.json"])).toEqual({
    status: 0,
    stdout: textReport(report(JSON.parse(empty), [], "plan.json")),
    stderr: "",
  });
});

test("reads standard input", () => {
  const { stdout } = run(["report", "-"], empty);
  expect(stdout).toContain("Terraform plan of standard input");
  expect(stdout).toContain(nothing);
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
  expect(readFileSync(join(folder, "report.json"), "utf8")).toBe(
    jsonReport(report(JSON.parse(empty), [], "plan.json")),
  );
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
  expect(stdout).toContain("error, new: An action does not exist\n");
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

test.each<[string, string, readonly string[]]>([
  ["a severity", "error", ["unknown-action"]],
  ["another severity", "warning", []],
  ["several words", "note, error,added", ["unknown-action"]],
  ["a change that is none", "widened", []],
])("fails by %s", (_, names, expected) => {
  const { status, stderr } = run(["report", "-", "--fail-on", names], converse);
  const sentence = `bedrock-access: '--fail-on' names what was found: ${expected.join(", ")}\n`;
  expect({ status, stderr }).toEqual(
    expected.length === 0 ? { status: 0, stderr: "" } : { status: 1, stderr: sentence },
  );
});

test("does not count what is ignored, which stays in the report", () => {
  const ignored = ["--ignore", "unknown-action@aws_iam_role_policy.chat"];
  const { status, stdout } = run(["report", "-", "--fail-on", "any", ...ignored], converse);
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /\n1 finding ignored\n=+\n\n {2}error, new: An action does not exist: aws_iam_role_policy\.chat/,
  );
  const other = ["--ignore", "unknown-action@aws_iam_role_policy.other"];
  expect(run(["report", "-", "--fail-on", "any", ...other], converse).status).toBe(1);
  expect(run(["report", "-", "--fail-on", "any", ...other, ...ignored], converse).status).toBe(0);
});

const profileArn =
  "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.anthropic.claude-3-haiku-20240307-v1:0";
const model = (region: string) =>
  `arn:aws:bedrock:${region}::foundation-model/anthropic.claude-3-haiku-20240307-v1:0`;

/** What AWS prints of one profile. */
function listed(arn: string, regions: readonly string[]): string {
  const models = regions.map((region) => ({ modelArn: model(region) }));
  const summary = { inferenceProfileArn: arn, inferenceProfileName: "a {name}", models, status: "ACTIVE" };
  return JSON.stringify({ inferenceProfileSummaries: [summary] }, undefined, 2);
}

test("compares the Regions of a profile that AWS listed, in one of several documents and files", () => {
  const Resource = [profileArn, model("us-west-2")];
  const plan = inline({ Effect: "Allow", Action: "bedrock:InvokeModel*", Resource });
  file("other.json", listed(profileArn.replace("us-west-2", "us-east-1"), ["us-east-1"]));
  file(
    "both.json",
    `${listed(profileArn.replace(/us\..*/, "x.y"), ["us-east-2"])}\n${listed(profileArn, ["us-west-2", "us-east-1"])}\n`,
  );
  const args = ["report", "-", "--format", "json"];
  const types = (more: readonly string[]): string[] => {
    const { findings } = JSON.parse(run([...args, ...more], plan).stdout) as Report;
    return findings.map(({ type }) => type);
  };
  expect(types([])).toEqual(["direct-model-access", "unread-profile"]);
  expect(types(["--profiles", "other.json"])).toEqual(["direct-model-access", "unread-profile"]);
  expect(types(["--profiles", "other.json", "--profiles", "both.json"])).toEqual([
    "destination-region-missing",
    "direct-model-access",
  ]);
});

/** A plan that updates an inline policy, whose `before` may be another. */
function updated(before: object, after: object): string {
  const document = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const plan = JSON.parse(inline(after)) as { resource_changes: { change: object }[] };
  const values = { name: "chat", role: "chat", policy: document(before) };
  const [change] = plan.resource_changes;
  if (change) change.change = { ...change.change, actions: ["update"], before: values };
  return JSON.stringify(plan);
}

const open = { Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "*" };

test("says what is left out, and leaves out nothing of a state", () => {
  const { stdout } = run(["report", "-", "--new", "--changes-only"], empty);
  expect(stdout).toContain(
    "\nWithout findings that were there before this plan.\nWithout what this plan leaves as it is.\n",
  );
  const state = JSON.stringify({ format_version: "1.0", values: { root_module: {} } });
  expect(run(["report", "-", "--changes-only"], state)).toEqual({
    status: 2,
    stdout: "",
    stderr: "bedrock-access: '--changes-only' should be given for a plan, got a state\n",
  });
});

test("counts and shows with --new only what the plan brings", () => {
  const same = updated(open, open);
  expect(run(["report", "-", "--fail-on", "any"], same).status).toBe(1);
  const { status, stdout } = run(["report", "-", "--fail-on", "any", "--new"], same);
  expect([status, stdout.includes("\n  None that this plan brings.\n")]).toEqual([0, true]);
  const narrow = { ...open, Resource: "arn:aws:s3:::a" };
  expect(run(["report", "-", "--fail-on", "any", "--new"], updated(narrow, open)).status).toBe(1);
});

test("shows with --changes-only what the plan changes, and fails by it", () => {
  const principals = (plan: string): number =>
    (JSON.parse(run(["report", "-", "--format", "json", "--changes-only"], plan).stdout) as Report).principals
      .length;
  const narrow = { ...open, Resource: profileArn.replace(/us\..*/, "us.*") };
  expect(principals(updated(open, open))).toBe(0);
  expect(principals(updated(narrow, open))).toBe(1);
  expect(run(["report", "-", "--fail-on", "added"], updated(narrow, open)).status).toBe(1);
  expect(run(["report", "-", "--fail-on", "added"], updated(open, open)).status).toBe(0);
});

test("fails on what is not proven", () => {
  const tagged = { ...open, Condition: { StringEquals: { "aws:PrincipalTag/a": "b" } } };
  expect(run(["report", "-", "--fail-on", "not-judged"], inline(tagged)).status).toBe(1);
  // a wildcard may stand for profiles that some calls of fail
  const some = { ...open, Resource: [profileArn.replace(/us\..*/, "us.*"), model("us-west-2")] };
  expect(run(["report", "-", "--fail-on", "not-judged"], inline(some)).status).toBe(1);
  expect(run(["report", "-", "--fail-on", "not-judged"], inline(open)).status).toBe(0);
  expect(run(["report", "-", "--fail-on", "assumed"], inline(open)).status).toBe(0);
});

test("prints the version of the package", () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  expect(run(["--version"])).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
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

const words = gateWords.join(", ");

test.each([
  [["report"], "'PLAN' should be a file, or - for standard input, got none; see bedrock-access --help"],
  [["report", "a", "b"], "'PLAN' should be one file, got 2"],
  [["reprot", "a"], "the command should be report, got 'reprot'"],
  [["report", "a", "--fromat", "x"], "unknown option '--fromat'; see bedrock-access --help"],
  [["report", "a", "--out"], "option '--out <value>' argument missing; see bedrock-access --help"],
  [["report", "a", "--out", ""], "'--out' should be a file, got ''"],
  [["report", "a", "--format", "x"], "'--format' should be one of text, markdown, html, json, got 'x'"],
  [["report", "a", "--fail-on", "any,x"], `'--fail-on' should name some of ${words}, got 'x'`],
  [["report", "a", "--fail-on", ""], `'--fail-on' should name some of ${words}, got ''`],
  [["report", "a", "--ignore", "x@y"], `'--ignore' should name one of ${findingTypes.join(", ")}, got 'x'`],
  [["report", "a", "--ignore", "unknown-action"], "'--ignore' should be TYPE@ADDRESS, got 'unknown-action'"],
  [
    ["report", "a", "--ignore", "unknown-action@"],
    "'--ignore' should be TYPE@ADDRESS, got 'unknown-action@'",
  ],
  [["report", "a", "--profiles", ""], "'--profiles' should be a file, got ''"],
  [["report", "plan.json", "--profiles", "."], "'--profiles' should be a file, got the folder '.'"],
  [
    ["report", "plan.json", "--profiles", "missing.json"],
    "'--profiles' should be a file that can be read, got 'missing.json' (no such file or folder)",
  ],
  [
    ["report", "plan.json", "--profiles", "plan.json"],
    "'--profiles' should be the output of `aws bedrock list-inference-profiles --output json`, got 'plan.json'",
  ],
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
