import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { report } from "../../modules/findings/terraform-report";

const folder = join(__dirname, "../fixtures/cases");

/** What is found in a plan of what people really write: `TYPE PLACE: who`. `README.md` beside it says what is right. */
function found(name: string): string[] {
  const { findings } = report(JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")));
  return findings.map(({ type, path, principals }) =>
    [type, ...(path === null ? [] : [path])]
      .join(" ")
      .concat(`: ${principals.map(({ name: who }) => who).join(", ")}`),
  );
}

const expected: Readonly<Record<string, readonly string[]>> = {
  "agent-role": [
    "any-profile-or-model Statement[0].Resource[1]: agent",
    "direct-model-access Statement[0].Resource[2]: agent",
    "region-wildcard Statement[0].Resource[2]: agent",
    "unknown-action Statement[0].Action[0]: agent",
    "ineffective-action Statement[0].Action[1]: agent",
    "unknown-action Statement[0].Action[0]: agent",
  ],
  // the Deny of one policy holds for the global profile of the other
  "alias-per-region": ["deny-hides-allow Statement[2]: app"],
  "approved-models-only": [],
  // the roles' names are known after apply
  "arn-shapes": [
    "unread-profile Statement[0].Resource: fm-with-account",
    "impossible-arn Statement[1].Resource[0]: fm-with-account",
    "unread-profile Statement[0].Resource: fm-with-profile-id",
    "impossible-arn Statement[1].Resource[0]: fm-with-profile-id",
    "impossible-arn Statement[0].Resource: only-fm-with-profile-id",
    "impossible-arn Statement[0].Resource: profile-without-account",
    "direct-model-access Statement[1].Resource[0]: profile-without-account",
  ],
  boundary: ["deny-hides-allow Statement[1]: agent"],
  "cannot-call": [],
  "condition-dropped": [],
  "discovery-only": ["direct-model-access Statement[1].Resource: discovery-direct"],
  "fenced-wildcard": [
    "fenced-wildcard Statement[1].Resource: ai-api",
    "fenced-wildcard Statement[2].Resource: ai-api",
  ],
  "group-members": [],
  "guessed-attachment": [
    "any-profile-or-model Statement[0].Resource: ",
    "direct-model-access Statement[0].Resource: ",
  ],
  "guessed-attachment-applied": [
    "any-profile-or-model Statement[0].Resource: c6-reader",
    "direct-model-access Statement[0].Resource: c6-reader",
  ],
  ineffective: [
    "ineffective-action Statement[2].Action: r",
    "ineffective-action Statement[3].Action: r",
    "ineffective-action Statement[4].Action: r",
    "unlisted-action Statement[5].Action: r",
    "impossible-arn Statement[6].Resource: r",
  ],
  "managed-policies": ["wide-managed-policy: analytics", "wide-managed-policy: alice"],
  "no-data-source": [
    "unread-profile Statement[0].Resource[0]: supervisor-agent",
    "any-profile-or-model Statement[0].Resource[1]: wild",
    "direct-model-access Statement[0].Resource[0]: wild",
  ],
  "other-endpoint": ["other-way Statement[2].Action[0]: ecs-task"],
  "permission-sets": [
    "wide-managed-policy: AICodeAssistant",
    "direct-model-access Statement[0].Resource[1]: AICodeAssistant",
    "unknown-action Statement[0].Action[1]: AICodeAssistant",
  ],
  "requested-region": [
    "any-profile-or-model Statement[0].Resource: airflow-smoketest",
    "destination-region-missing Statement[0]: airflow-smoketest",
    "destination-region-missing Statement[0]: airflow-smoketest",
    "direct-model-access Statement[0].Resource: airflow-smoketest",
  ],
  "same-role-two-accounts": ["wide-managed-policy: c7-app", "wide-managed-policy: c7-app"],
  slow: ["x0", "x1", "x2"]
    .flatMap(() => ["any-profile-or-model", "direct-model-access"])
    .map((type) => `${type}: r`),
  "tagged-profiles": [],
  "two-policies-one-grant": [],
  "two-policies-one-grant-applied": [],
  "wrong-word": [
    "any-profile-or-model Statement[0].Resource[1]: claude-code-docs",
    "direct-model-access Statement[0].Resource[2]: claude-code-docs",
    "ineffective-action Statement[0].Action[2]: claude-code-docs",
    "any-profile-or-model Statement[0].Resource: deadline-cloud",
    "any-profile-or-model Statement[1].Resource: deadline-cloud",
    "direct-model-access Statement[0].Resource[1]: litellm-mantle",
    "other-way Statement[1].Action[0]: litellm-mantle",
    "action-missing Statement[0].Resource: no-stream-on-models",
    "any-profile-or-model Statement[0].Resource[2]: one-region-wildcards",
    "destination-region-missing Statement[0]: one-region-wildcards",
    "direct-model-access Statement[0].Resource[0]: one-region-wildcards",
  ],
};

const names = readdirSync(folder)
  .filter((file) => file.endsWith(".json") && file !== "malformed.json")
  .map((file) => file.replace(".json", ""));

test.each(names)("finds in %s what is wrong, and nothing else", (name) => {
  const short = name === "slow" ? found(name).map((line) => line.replace(/ [^:]*/, "")) : found(name);
  expect(short).toEqual(expected[name]);
});

test("names the condition where that is what is missing, not an ARN", () => {
  const { findings } = report(JSON.parse(readFileSync(join(folder, "requested-region.json"), "utf8")));
  expect(
    findings.filter(({ type }) => type === "destination-region-missing").map(({ remedy }) => remedy),
  ).toEqual([
    "name 'unspecified' in the condition on aws:RequestedRegion too",
    "name 'us-east-1' in the condition on aws:RequestedRegion too",
  ]);
});
