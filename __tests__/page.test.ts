import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PolicyDocument } from "../modules/policy/document";
import type { Statement } from "../modules/policy/statement";
import { fixture, inOneOrder } from "./fixture";

const page = readFileSync(join(__dirname, "fixtures/inference-profiles-prereq.txt"), "utf8");
const [address = ""] = page.split("\n");

/** The page's JSON, in the one partition and with the one operator that a policy on it should have. */
function examples(): unknown[] {
  return page
    .replaceAll("arn:aws-eusc:", "arn:aws:")
    .replaceAll("StringLike", "StringEquals")
    .split("\n")
    .map((line) => line.replace(/,$/, ""))
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as unknown);
}

const [fullAccess, haiku, sonnet, deny] = examples() as [
  PolicyDocument,
  PolicyDocument,
  PolicyDocument,
  Statement,
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

test.each([
  ["full-access", corrected(fullAccess)],
  ["us-claude-3-haiku", haiku],
  ["global-claude-sonnet-4", sonnet],
  ["us-claude-3-haiku-no-global-routing", { ...haiku, Statement: [...haiku.Statement, deny] }],
])("the fixture %s is the page's", (name, example) => {
  const { source, expected } = fixture(name);
  expect(inOneOrder(expected)).toEqual(inOneOrder(example));
  expect(source).toBe(address);
});

test("the page's text is kept as it stands, with its partition and the comma that makes its Deny no JSON", () => {
  const policies = page.split("\n").filter((line) => line.startsWith("{"));
  expect(policies.map((policy) => new Set(policy.match(/arn:[^:]+/g)))).toEqual([
    new Set(["arn:aws-eusc"]),
    new Set(["arn:aws-eusc"]),
    new Set(["arn:aws"]),
    new Set(),
  ]);
  expect(policies.map((policy) => policy.endsWith("},"))).toEqual([false, false, false, true]);
});
