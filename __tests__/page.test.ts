import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PolicyDocument } from "../modules/policy/document";
import type { Statement } from "../modules/policy/statement";
import { fixture, inOneOrder } from "./fixture";

// the text of the page lies beside the project
const path = join(__dirname, "../../shared/prerequisites-for-inference-profiles.txt");
const text = existsSync(path) ? readFileSync(path, "utf8") : undefined;
if (text === undefined && process.env.CI === "true") throw new Error("the text of the AWS page is missing");
if (text === undefined) console.warn("skipped: the fixtures against the AWS page, whose text is not here");
const testWithPage = text === undefined ? test.skip : test;

/** The page's JSON, in the one partition and with the one operator that a policy on it should have. */
function examples(): unknown[] {
  return (text ?? "")
    .replaceAll("arn:aws-eusc:", "arn:aws:")
    .replaceAll("StringLike", "StringEquals")
    .split("\n")
    .map((line) => line.trim().replace(/,$/, ""))
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as unknown);
}

const [fullAccess, haiku, sonnet, deny] = examples() as [
  PolicyDocument | undefined,
  PolicyDocument | undefined,
  PolicyDocument | undefined,
  Statement | undefined,
];

/**
 * The page's first policy, put right: ListInferenceProfiles works on "*" only, and what can be deleted and tagged
 * are application profiles.
 */
function corrected({ Version, Statement: [calls, management] }: PolicyDocument): PolicyDocument {
  if (!calls || !management) throw new Error("the page's first policy should have two statements");
  const application = [management.Resource].flat().filter((arn) => arn.includes("application-"));
  const list = "bedrock:ListInferenceProfiles";
  const get = "bedrock:GetInferenceProfile";
  const others = management.Action.filter((action) => action !== list && action !== get);
  return {
    Version,
    Statement: [
      calls,
      { ...management, Action: [get] },
      { ...management, Action: others, Resource: application },
      { ...management, Action: [list], Resource: "*" },
    ],
  };
}

testWithPage.each([
  ["full-access", fullAccess && corrected(fullAccess)],
  ["us-claude-3-haiku", haiku],
  ["global-claude-sonnet-4", sonnet],
  [
    "us-claude-3-haiku-no-global-routing",
    haiku && deny && { ...haiku, Statement: [...haiku.Statement, deny] },
  ],
] as const)("the fixture %s is the page's", (name, example) => {
  expect(example).toBeDefined();
  if (example) expect(inOneOrder(fixture(name).expected)).toEqual(inOneOrder(example));
});
