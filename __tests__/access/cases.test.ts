import { readFileSync } from "node:fs";
import { join } from "node:path";
import { report } from "../../modules/findings/terraform-report";
import { attachments } from "../../modules/plan/attachments";
import { parseTerraformDocument } from "../../modules/plan/terraform-document";
import type { PolicyDocument } from "../../modules/policy/document";
import type { PrincipalAccess } from "../../modules/report/principal";
import { decision } from "../simulation";

/** A plan of what people really write. `README.md` beside it says what is right about each. */
function plan(name: string): unknown {
  return JSON.parse(readFileSync(join(__dirname, `../fixtures/cases/${name}.json`), "utf8"));
}

const haiku = "us.anthropic.claude-3-haiku-20240307-v1:0";
const sonnet = "global.anthropic.claude-sonnet-4-20250514-v1:0";
const inUsWest = "arn:aws:bedrock:us-west-2:111122223333:";

/** What is said of calls, in short: `PROFILE: invoke/stream, direct ANSWER`, and other ways. */
function calls({ profiles, other }: PrincipalAccess): string[] {
  return [
    ...profiles.map(({ profile: { label }, after }) =>
      after === null
        ? `${label}: none`
        : `${label}: ${after.invoke}/${after.invokeWithResponseStream}, direct ${after.direct}`,
    ),
    ...other.map(({ action, after }) => `${action}: ${after ?? "none"}`),
  ];
}

const never = "never/never, direct denied";

test.each<[name: string, who: string, said: readonly string[], globalRouting: string]>([
  ["cannot-call", "auditor", [`*: ${never}`, `${haiku}: ${never}`], "not-allowed"],
  ["cannot-call", "one-profile-get", [`${haiku}: ${never}`], "not-allowed"],
  ["cannot-call", "tags-only", [`${inUsWest}application-inference-profile/*: ${never}`], "not-allowed"],
  ["cannot-call", "terraform-deployer", [`*: ${never}`, `${haiku}: ${never}`], "not-allowed"],
  [
    "discovery-only",
    "only-look",
    [`*: ${never}`, `us.anthropic.claude-3-5-sonnet-20240620-v1:0: ${never}`, `${haiku}: ${never}`],
    "not-allowed",
  ],
  [
    "discovery-only",
    "discovery-direct",
    [
      "*: never/never, direct allowed",
      `us.anthropic.claude-3-5-sonnet-20240620-v1:0: ${never}`,
      `${haiku}: never/never, direct allowed`,
    ],
    "not-allowed",
  ],
  // what "*" stands for is callable in part
  [
    "discovery-only",
    "discovery-star",
    [
      "*: unknown/unknown, direct denied",
      `us.anthropic.claude-3-5-sonnet-20240620-v1:0: ${never}`,
      `${haiku}: always/always, direct denied`,
    ],
    "not-allowed",
  ],
  ["approved-models-only", "dev", [`${sonnet}: always/always, direct denied`], "open"],
  ["approved-models-only", "dev2", [`${sonnet}: always/always, direct denied`], "open"],
  ["arn-shapes", "profile-without-account", ["no profile: always/always, direct allowed"], "not-allowed"],
  [
    "requested-region",
    "airflow-smoketest",
    [
      "*: unknown/unknown, direct allowed",
      `${sonnet}: sometimes/sometimes, direct allowed`,
      "eu.amazon.nova-lite-v1:0: always/always, direct allowed",
      `${haiku}: sometimes/sometimes, direct allowed`,
      "bedrock:CreateModelInvocationJob: unknown",
      "bedrock:InvokeModel: unknown",
      "bedrock:InvokeModelWithResponseStream: unknown",
    ],
    "not-allowed",
  ],
  [
    "agent-role",
    "agent",
    [
      "arn:aws:bedrock:*:*:application-inference-profile/*: never/never, direct allowed",
      "arn:aws:bedrock:*:*:inference-profile/*: unknown/unknown, direct allowed",
      `${inUsWest}inference-profile/*.anthropic.claude-3-haiku-20240307-v1:0: always/always, direct allowed`,
      `${haiku}: always/always, direct allowed`,
    ],
    "open",
  ],
  ["agent-role", "kb", ["no profile: always/never, direct allowed"], "not-allowed"],
  [
    "fenced-wildcard",
    "ai-api",
    [
      "us.anthropic.claude-3-5-sonnet-20240620-v1:0: always/always, direct denied",
      `${haiku}: always/always, direct denied`,
    ],
    "not-allowed",
  ],
  [
    "tagged-profiles",
    "dev",
    [
      `${inUsWest}application-inference-profile/*: unknown/unknown, direct denied`,
      "team-a: unknown/unknown, direct denied",
    ],
    "not-allowed",
  ],
  [
    "tagged-profiles",
    "abac",
    [
      `${inUsWest}application-inference-profile/*: unknown/unknown, direct denied`,
      "team-a: unknown/unknown, direct denied",
    ],
    "not-allowed",
  ],
  ["condition-dropped", "r", [`${haiku}: always/always, direct denied`], "not-allowed"],
  [
    "alias-per-region",
    "app",
    [`${sonnet}: sometimes/sometimes, direct denied`, `${haiku}: always/always, direct denied`],
    "denied",
  ],
  ["boundary", "agent", [`${haiku}: sometimes/sometimes, direct denied`], "denied"],
  ["group-members", "alice", [`${haiku}: always/always, direct denied`], "not-allowed"],
  ["same-role-two-accounts", "c7-split", [`${haiku}: always/always, direct denied`], "not-allowed"],
  ["guessed-attachment", "c6-reader", [`${haiku}: always/always, direct denied`], "not-allowed"],
  [
    "guessed-attachment-applied",
    "c6-reader",
    [
      "*: always/always, direct allowed",
      `${haiku}: always/always, direct allowed`,
      "bedrock:CreateModelInvocationJob: allowed",
      "bedrock:InvokeModel: allowed",
      "bedrock:InvokeModelWithResponseStream: allowed",
    ],
    "open",
  ],
  [
    "no-data-source",
    "supervisor-agent",
    ["us.anthropic.claude-sonnet-4-5-20250929-v1:0: unknown/unknown, direct denied"],
    "not-allowed",
  ],
  [
    "other-endpoint",
    "ecs-task",
    [`${haiku}: always/never, direct denied`, "bedrock-mantle:CreateInference: allowed"],
    "not-allowed",
  ],
  ["wrong-word", "no-stream-on-models", [`${haiku}: always/never, direct denied`], "not-allowed"],
  [
    "wrong-word",
    "deadline-cloud",
    [
      `${inUsWest}inference-profile/us.*: never/unknown, direct denied`,
      `${haiku}: never/always, direct denied`,
    ],
    "not-allowed",
  ],
  ["wrong-word", "only-batch", ["bedrock:CreateModelInvocationJob: allowed"], "not-allowed"],
  ["wrong-word", "only-mantle", ["bedrock-mantle:CreateInference: allowed"], "not-allowed"],
  [
    "wrong-word",
    "other-kinds",
    ["bedrock:InvokeModel: allowed", "bedrock:InvokeModelWithResponseStream: allowed"],
    "not-allowed",
  ],
])("in %s, what %s may call is what it may", (name, who, said, globalRouting) => {
  const [principal] = report(plan(name)).principals.filter((each) => each.name === who);
  expect(principal && calls(principal)).toEqual(said);
  expect(principal?.globalRouting.after).toBe(globalRouting);
});

test("an ARN that matches no request gives nothing", () => {
  expect(report(plan("arn-shapes")).principals.map(({ name }) => name)).toEqual(["profile-without-account"]);
});

test("access by tag says which tags are asked for, and that nobody judged them", () => {
  const conditions = report(plan("tagged-profiles")).principals.flatMap(({ name, profiles }) =>
    profiles.map(({ after }) => [name, ...(after?.conditions ?? [])]),
  );
  // of the pattern, and of the profile that the plan makes
  expect(conditions).toEqual([
    ["abac", "aws:ResourceTag/team is ${aws:PrincipalTag/team}"],
    ["abac", "aws:ResourceTag/team is ${aws:PrincipalTag/team}"],
    ["dev", "aws:ResourceTag/project is a or b"],
    ["dev", "aws:ResourceTag/project is a or b"],
  ]);
});

test("a condition that the plan drops widens the access", () => {
  const [row] = report(plan("condition-dropped")).principals.flatMap(({ profiles }) => profiles);
  expect([row?.change, row?.before?.invoke, row?.after?.invoke]).toEqual(["widened", "unknown", "always"]);
});

test("a Region that a condition names stands beside all that it does not", () => {
  const row = report(plan("wrong-word"))
    .principals.filter(({ name }) => name === "deadline-cloud")
    .flatMap(({ profiles }) => profiles)
    .find(({ profile }) => profile.type === "pattern");
  expect(
    row?.after?.destinations.map(({ region, invokeWithResponseStream: stream }) => [region, stream]),
  ).toEqual([
    ["*", "denied"],
    ["us-east-1", "allowed"],
    ["us-east-2", "allowed"],
    ["us-west-2", "allowed"],
  ]);
});

const ways = [
  ["invoke", "bedrock:InvokeModel"],
  ["invokeWithResponseStream", "bedrock:InvokeModelWithResponseStream"],
] as const;

test.each([
  "agent-role",
  "approved-models-only",
  "cannot-call",
  "condition-dropped",
  "discovery-only",
  "fenced-wildcard",
  "other-endpoint",
  "requested-region",
  "wrong-word",
])("in %s, each verdict on a profile that was read is an evaluator's that is not ours", (name) => {
  const { principals } = attachments(parseTerraformDocument(plan(name))).after;
  let asked = 0;
  for (const { name: who, profiles } of report(plan(name)).principals) {
    const { policies = [] } = [...principals.values()].find((each) => each.name === who) ?? {};
    const documents = policies.map(({ policy }) => JSON.parse(policy.json ?? "") as PolicyDocument);
    const isAllowed = (action: string, resource: string, inferenceProfileArn?: string) =>
      decision(documents, { action, resource, inferenceProfileArn }) === "Allowed";
    for (const { profile, after } of profiles.filter((row) => row.profile.foundationModelArns !== null)) {
      const models = profile.foundationModelArns ?? [];
      const arn = profile.arn ?? "";
      for (const [way, action] of ways) {
        const reached = models.filter((model) => isAllowed(action, model, arn)).length;
        const some = reached === 0 ? "never" : reached === models.length ? "always" : "sometimes";
        expect([who, arn, way, after?.[way]]).toEqual([
          who,
          arn,
          way,
          isAllowed(action, arn, arn) ? some : "never",
        ]);
        asked++;
      }
      const direct = models.some((model) => ways.some(([, action]) => isAllowed(action, model)));
      expect([who, arn, after?.direct]).toEqual([who, arn, direct ? "allowed" : "denied"]);
    }
  }
  expect(asked).toBeGreaterThan(0);
});
