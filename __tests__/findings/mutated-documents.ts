import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { report } from "../../modules/findings/terraform-report";
import { attachments } from "../../modules/plan/attachments";
import { awsManagedPolicy } from "../../modules/plan/aws-managed-policy";
import { knowledge } from "../../modules/plan/policy";
import type { Principal } from "../../modules/plan/principal";
import { parseTerraformDocument } from "../../modules/plan/terraform-document";
import type { Access } from "../../modules/report/access";
import type { PrincipalAccess } from "../../modules/report/principal";
import type { Report } from "../../modules/report/report";
import { decision, type Policy } from "../iam/evaluator";
import { gone, mutated, size } from "./mutated";

/** Ten plans and states of what people really have. */
const names = [
  "agent-role",
  "alias-per-region",
  "boundary",
  "condition-dropped",
  "group-members",
  "managed-policies",
  "permission-sets",
  "same-role-two-accounts",
  "two-policies-one-grant",
  "two-policies-one-grant-applied",
];

const documents = names.map((name): unknown =>
  JSON.parse(readFileSync(join(__dirname, `../fixtures/cases/${name}.json`), "utf8")),
);

/** What stands in place of a value, or takes it away. */
const replacements: readonly unknown[] = [gone, null, true, 0, "", "x", "*", [], {}, [null], { x: 1 }];

/** What came of mutations: how many were refused, and how many claims an evaluator that is not ours agreed with. */
export interface Tally {
  refused: number;
  claims: number;
}

/**
 * Reports mutations of plans and states. Each is refused with one sentence, or what is said of it holds for what is
 * left: an evaluator that is not ours contradicts nothing.
 */
export function expectSoundMutations(number: number, seed: number): Tally {
  const tally: Tally = { refused: 0, claims: 0 };
  const arbitrary = fc.constantFrom(...documents).chain((document) =>
    fc.record({
      document: fc.constant(document),
      // the first is the document itself
      place: fc.integer({ min: 1, max: size(document) - 1 }),
      replacement: fc.constantFrom(...replacements),
    }),
  );
  fc.assert(
    fc.property(arbitrary, ({ document, place, replacement }) => {
      const input = mutated(document, place, replacement);
      const reported = reportedOrRefused(input);
      if (reported) tally.claims += expectClaims(reported, input);
      else tally.refused++;
    }),
    { numRuns: number, seed },
  );
  return tally;
}

function reportedOrRefused(input: unknown): Report | undefined {
  try {
    return report(input);
  } catch (error) {
    expect((error as Error).name).toBe("Error");
    expect((error as Error).message).toMatch(/^(a report|the plan|'[^\n]+') should be [^\n]+$/);
    return undefined;
  }
}

/** Expects the claims about profiles that were read to hold, and returns how many there were. */
function expectClaims({ principals }: Report, input: unknown): number {
  const { after } = attachments(parseTerraformDocument(input));
  const documents = documentsIn(input);
  let claims = 0;
  for (const principal of principals) {
    const held = [...after.principals.values()].find((each) => isSame(each, principal));
    const judged = held && documentsOf(held, documents);
    if (!judged) continue;
    for (const { profile, after: access } of principal.profiles) {
      if (access === null || profile.arn === null || profile.foundationModelArns === null) continue;
      claims += expectAccess(
        access,
        profile.arn,
        calledModels(profile.arn, profile.foundationModelArns),
        judged,
      );
    }
  }
  return claims;
}

function isSame(one: Principal, other: PrincipalAccess): boolean {
  return (["type", "name", "address", "account", "provider"] as const).every(
    (key) => one[key] === other[key],
  );
}

interface Judged {
  readonly policies: readonly Policy[];
  readonly boundary: Policy | undefined;
}

/** The documents of a principal, where all of them are known. */
function documentsOf({ policies, namesakes }: Principal, documents: Documents): Judged | undefined {
  const isWhole = policies.every(
    ({ policy, attachment }) => attachment !== "unknown" && knowledge(policy) === "known",
  );
  if (!isWhole || namesakes.length > 0) return undefined;
  const [held, boundaries] = (["policy", "boundary"] as const).map((wanted) =>
    policies.filter(({ use }) => use === wanted).map(({ policy }) => documents(policy.address, policy.json)),
  );
  if (!held || !boundaries || boundaries.length > 1) return undefined;
  const all = [...held, ...boundaries];
  if (!all.every((document) => document !== undefined)) return undefined;
  return { policies: held as Policy[], boundary: boundaries[0] };
}

type Documents = (address: string, json: string | undefined) => Policy | undefined;

/** The policies in a document by address, looked for without regard to what a report reads. */
function documentsIn(input: unknown): Documents {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === "string" && value.startsWith("{")) found.add(value);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(look);
  };
  look(input);
  return (address, json = "") => {
    const text = awsManagedPolicy(address) ?? (found.has(json) ? json : undefined);
    try {
      const policy = JSON.parse(text ?? "") as Policy;
      return Array.isArray(policy.Statement) ? policy : { ...policy, Statement: [policy.Statement].flat() };
    } catch {
      return undefined;
    }
  };
}

/** The models that a call may reach: those that AWS lists, and the same in the source Region. */
function calledModels(profileArn: string, listed: readonly string[]): string[] {
  const [, partition, , region] = profileArn.split(":");
  const [, id] = listed[0]?.split("::foundation-model/") ?? [];
  return [...new Set([...listed, `arn:${partition}:bedrock:${region}::foundation-model/${id}`])];
}

const ways = [
  ["invoke", "bedrock:InvokeModel"],
  ["invokeWithResponseStream", "bedrock:InvokeModelWithResponseStream"],
] as const;

/** Expects what is said of calls of a profile to be what an evaluator says. */
function expectAccess(
  access: Access,
  arn: string,
  models: readonly string[],
  { policies, boundary }: Judged,
): number {
  const isAllowed = (action: string, resource: string, profileArn?: string) => {
    const region = resource.split(":")[3] ?? "";
    return (
      decision(policies, boundary, {
        action,
        resource,
        context: {
          "aws:RequestedRegion": region === "" ? "unspecified" : region,
          ...(profileArn !== undefined && { "bedrock:InferenceProfileArn": profileArn }),
        },
      }) === "Allowed"
    );
  };
  let claims = 0;
  for (const [way, action] of ways) {
    const reached = models.filter((model) => isAllowed(action, model, arn)).length;
    const some = reached === 0 ? "never" : reached === models.length ? "always" : "sometimes";
    const expected = isAllowed(action, arn, arn) ? some : "never";
    if (access[way] === "unknown") continue;
    expect([arn, way, access[way]]).toEqual([arn, way, expected]);
    claims++;
  }
  if (access.direct !== "unknown") {
    const direct = models.some((model) => ways.some(([, action]) => isAllowed(action, model)));
    expect([arn, access.direct]).toEqual([arn, direct ? "allowed" : "denied"]);
    claims++;
  }
  return claims;
}
