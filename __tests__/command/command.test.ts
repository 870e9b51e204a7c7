import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { runCommand, type ExitCode } from "../../modules/command/command";
import { gateWords } from "../../modules/command/gate";
import { textReport } from "../../modules/formats/text";
import { jsonReport } from "../../modules/formats/json-report";
import { report } from "../../modules/findings/terraform-report";
import { findingTypes } from "../../modules/report/finding-kind";
import type { Report } from "../../modules/report/report";
import { converse, inline } from "./inline-plan";

const root = join(__dirname, "../..");
const empty = JSON.stringify({
  format_version: "1.2",
  terraform_version: "1.5.7",
  planned_values: { root_module: {} },
  resource_changes: [],
});

const folder = mkdtempSync(join(tmpdir(), "report-"));
const cwd = process.cwd();

beforeAll(() => {
  process.chdir(folder);
  file("plan.json", empty);
});

afterAll(() => {
  process.chdir(cwd);
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string): void {
  writeFileSync(join(folder, name), content);
}

interface Result {
  readonly status: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process; what it does as a process is tested in __tests__/processes. */
async function run(args: readonly string[], input = ""): Promise<Result> {
  const printed = { stdout: "", stderr: "" };
  const status = await runCommand(args, {
    stdin: Readable.from([Buffer.from(input)]),
    stdout: { write: (text) => (printed.stdout += text) },
    stderr: { write: (text) => (printed.stderr += text) },
  });
  return { status, ...printed };
}

const nothing = "This plan changes nobody's access.";

test("prints text where no format is named", async () => {
  expect(await run(["report", "plan.json"])).toEqual({
    status: 0,
    stdout: textReport(report(JSON.parse(empty), [], "plan.json")),
    stderr: "",
  });
});

test("reads standard input", async () => {
  const { stdout } = await run(["report", "-"], empty);
  expect(stdout).toContain("Terraform plan of standard input");
  expect(stdout).toContain(nothing);
});

test("writes a file, and prints nothing then", async () => {
  expect(await run(["report", "plan.json", "--format", "json", "--out", "report.json"])).toEqual({
    status: 0,
    stdout: "",
    stderr: "",
  });
  expect(readFileSync(join(folder, "report.json"), "utf8")).toBe(
    jsonReport(report(JSON.parse(empty), [], "plan.json")),
  );
});

test("passes where none of the findings is there", async () => {
  expect((await run(["report", "plan.json", "--fail-on", "any"])).status).toBe(0);
  expect((await run(["report", "plan.json", "--fail-on", "policy-size, invalid-policy"])).status).toBe(0);
});

test("fails where one is, after it has written the report", async () => {
  const { status, stdout, stderr } = await run(["report", "-", "--fail-on", "unknown-action"], converse);
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: "bedrock-access: '--fail-on' names what was found: unknown-action\n",
  });
  expect(stdout).toContain("error, new: An action does not exist\n");
  expect((await run(["report", "-", "--fail-on", "any"], converse)).status).toBe(1);
  expect((await run(["report", "-", "--fail-on", "policy-size"], converse)).status).toBe(0);
  expect((await run(["report", "-"], converse)).status).toBe(0);
});

test("fails on what is not judged where it should", async () => {
  const plan = inline({
    Effect: "Allow",
    Action: "bedrock:GetInferenceProfile",
    Resource: "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.example.model-v1:0",
    Condition: { DateLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } },
  });
  expect((await run(["report", "-", "--fail-on", "any"], plan)).status).toBe(0);
  expect(await run(["report", "-", "--fail-on", "any,not-judged"], plan)).toMatchObject({
    status: 1,
    stderr: "bedrock-access: '--fail-on' names what was found: not-judged\n",
  });
});

test.each<[string, string, readonly string[]]>([
  ["a severity", "error", ["unknown-action"]],
  ["another severity", "warning", []],
  ["several words", "note, error,added", ["unknown-action"]],
  ["a change that is none", "widened", []],
])("fails by %s", async (_, names, expected) => {
  const { status, stderr } = await run(["report", "-", "--fail-on", names], converse);
  const sentence = `bedrock-access: '--fail-on' names what was found: ${expected.join(", ")}\n`;
  expect({ status, stderr }).toEqual(
    expected.length === 0 ? { status: 0, stderr: "" } : { status: 1, stderr: sentence },
  );
});

test("does not count what is ignored, which stays in the report", async () => {
  const ignored = ["--ignore", "unknown-action@aws_iam_role_policy.chat"];
  const { status, stdout } = await run(["report", "-", "--fail-on", "any", ...ignored], converse);
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /\n1 finding ignored\n=+\n\n {2}error, new: An action does not exist: aws_iam_role_policy\.chat/,
  );
  const other = ["--ignore", "unknown-action@aws_iam_role_policy.other"];
  expect((await run(["report", "-", "--fail-on", "any", ...other], converse)).status).toBe(1);
  expect((await run(["report", "-", "--fail-on", "any", ...other, ...ignored], converse)).status).toBe(0);
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

test("compares the Regions of a profile that AWS listed, in one of several documents and files", async () => {
  const Resource = [profileArn, model("us-west-2")];
  const plan = inline({ Effect: "Allow", Action: "bedrock:InvokeModel*", Resource });
  file("other.json", listed(profileArn.replace("us-west-2", "us-east-1"), ["us-east-1"]));
  file(
    "both.json",
    `${listed(profileArn.replace(/us\..*/, "x.y"), ["us-east-2"])}\n${listed(profileArn, ["us-west-2", "us-east-1"])}\n`,
  );
  const args = ["report", "-", "--format", "json"];
  const types = async (more: readonly string[]): Promise<string[]> => {
    const { findings } = JSON.parse((await run([...args, ...more], plan)).stdout) as Report;
    return findings.map(({ type }) => type);
  };
  expect(await types([])).toEqual(["direct-model-access", "unread-profile"]);
  expect(await types(["--profiles", "other.json"])).toEqual(["direct-model-access", "unread-profile"]);
  expect(await types(["--profiles", "other.json", "--profiles", "both.json"])).toEqual([
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

test("says what is left out, and leaves out nothing of a state", async () => {
  const { stdout } = await run(["report", "-", "--new", "--changes-only"], empty);
  expect(stdout).toContain(
    "\nWithout findings that were there before this plan.\nWithout what this plan leaves as it is.\n",
  );
  const state = JSON.stringify({ format_version: "1.0", values: { root_module: {} } });
  expect(await run(["report", "-", "--changes-only"], state)).toEqual({
    status: 2,
    stdout: "",
    stderr: "bedrock-access: '--changes-only' should be given for a plan, got a state\n",
  });
});

test("counts and shows with --new only what the plan brings", async () => {
  const same = updated(open, open);
  expect((await run(["report", "-", "--fail-on", "any"], same)).status).toBe(1);
  const { status, stdout } = await run(["report", "-", "--fail-on", "any", "--new"], same);
  expect([status, stdout.includes("\n  None that this plan brings.\n")]).toEqual([0, true]);
  const narrow = { ...open, Resource: "arn:aws:s3:::a" };
  expect((await run(["report", "-", "--fail-on", "any", "--new"], updated(narrow, open))).status).toBe(1);
});

test("shows with --changes-only what the plan changes, and fails by it", async () => {
  const principals = async (plan: string): Promise<number> =>
    (JSON.parse((await run(["report", "-", "--format", "json", "--changes-only"], plan)).stdout) as Report)
      .principals.length;
  const narrow = { ...open, Resource: profileArn.replace(/us\..*/, "us.*") };
  expect(await principals(updated(open, open))).toBe(0);
  expect(await principals(updated(narrow, open))).toBe(1);
  expect((await run(["report", "-", "--fail-on", "added"], updated(narrow, open))).status).toBe(1);
  expect((await run(["report", "-", "--fail-on", "added"], updated(open, open))).status).toBe(0);
});

test("fails on what is not proven", async () => {
  const tagged = { ...open, Condition: { StringEquals: { "aws:PrincipalTag/a": "b" } } };
  expect((await run(["report", "-", "--fail-on", "not-judged"], inline(tagged))).status).toBe(1);
  // a wildcard may stand for profiles that some calls of fail
  const some = { ...open, Resource: [profileArn.replace(/us\..*/, "us.*"), model("us-west-2")] };
  expect((await run(["report", "-", "--fail-on", "not-judged"], inline(some))).status).toBe(1);
  expect((await run(["report", "-", "--fail-on", "not-judged"], inline(open))).status).toBe(0);
  expect((await run(["report", "-", "--fail-on", "assumed"], inline(open))).status).toBe(0);
});

test("prints the version of the package", async () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  expect(await run(["--version"])).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
});

test("explains itself", async () => {
  const { status, stdout } = await run(["--help"]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^bedrock-access report PLAN /);
  expect(stdout.split("\n").every((line) => line.length <= 105)).toBe(true);
  expect((await run(["report", "-h"])).stdout).toBe(stdout);
  expect(await run([])).toEqual({ status: 2, stdout: "", stderr: stdout });
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
])("fails on %j with one sentence", async (args, sentence) => {
  expect(await run(args)).toEqual({ status: 2, stdout: "", stderr: `bedrock-access: ${sentence}\n` });
});

test.each(["[]", "null", "1", "{}", '{"format_version":"9.0"}'])(
  "fails on %s, which is no plan, with one sentence",
  async (document) => {
    const { status, stdout, stderr } = await run(["report", "-"], document);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^bedrock-access: [^\n]+\n$/);
  },
);

test("fails on a file of 200 MB before it is read", async () => {
  file("long.json", "");
  truncateSync(join(folder, "long.json"), 200_000_000);
  expect(await run(["report", "long.json"])).toEqual({
    status: 2,
    stdout: "",
    stderr: "bedrock-access: 'PLAN' should be shorter than 200 MB, got 'long.json'\n",
  });
});
