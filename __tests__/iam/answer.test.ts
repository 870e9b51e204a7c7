import fc from "fast-check";
import { allOf, answer, isNone, someAllowed, type Answer } from "../../modules/iam/answer";
import { authorization } from "../../modules/iam/authorization";
import { unreadStatements } from "../../modules/iam/policy-statement";
import type { Question } from "../../modules/iam/question";
import { matching, only, outside } from "../../modules/iam/text-set";
import { arnPattern } from "../../modules/iam/arn-pattern";
import { wildcard } from "../../modules/iam/wildcard";
import { runs } from "../runs";
import { decision, type Policy, type Statement } from "./evaluator";
import { arns, judgedPolicies } from "./policies";
import { question } from "./questions";
import { permissionsOf } from "./soundness";

const profile = "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.example.model-v1:0";
const application = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/abc123";

/** Exact requests, of which every key that a policy may ask for is told. */
const requests = fc.record({
  action: fc.constantFrom(
    ...["bedrock:invokemodel", "bedrock:invokemodelwithresponsestream", "bedrock:getinferenceprofile"],
  ),
  resource: fc.constantFrom(...arns),
  keys: fc.record({
    "bedrock:InferenceProfileArn": fc.constantFrom(null, profile, application, "gr-1"),
    "aws:RequestedRegion": fc.constantFrom("us-west-2", "us-east-1", "unspecified"),
    "bedrock:GuardrailIdentifier": fc.constantFrom(null, "gr-1"),
    "bedrock:ServiceTier": fc.constantFrom(null, "a"),
  }),
  resourceKey: fc.constant(undefined),
});

const inOurWords = {
  Allowed: "allowed",
  ExplicitlyDenied: "denied",
  ImplicitlyDenied: "not-allowed",
} as const;

test("agrees with an evaluator that is not ours, request by request", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      judgedPolicies,
      fc.option(judgedPolicies, { nil: undefined, freq: 1 }),
      fc.array(requests, { minLength: 6, maxLength: 6 }),
      (policy, boundary, all) => {
        const permissions = permissionsOf({ policies: [policy], boundary });
        for (const asked of all) {
          const context: Record<string, string> = {};
          for (const [key, value] of Object.entries(asked.keys)) if (value !== null) context[key] = value;
          const request = { action: asked.action, resource: asked.resource, context };
          const theirs = inOurWords[decision([policy], boundary, request)];
          seen.add(theirs);
          expect([request, answer(permissions, question(asked))]).toEqual([request, theirs]);
        }
      },
    ),
    { ...runs(500), seed: 10 },
  );
  expect([...seen].sort()).toEqual(["allowed", "denied", "not-allowed"]);
});

test.each(["ArnEquals", "ArnLike", "ArnNotLike"])(
  "agrees with it about ARNs that end before their resource, with %s",
  (operator) => {
    const ends = ["arn:aws:bedrock:us-west-2:*", "arn:aws:bedrock:us-west-2:111122223333"];
    for (const value of ends) {
      const condition = { [operator]: { "bedrock:InferenceProfileArn": value } };
      const own = policy({ ...allow, Condition: condition });
      for (const profileArn of ["", ":", ":x"].map((end) => `arn:aws:bedrock:us-west-2:111122223333${end}`)) {
        const context = { "bedrock:InferenceProfileArn": profileArn };
        const theirs = inOurWords[decision([own], undefined, { action: invoke, resource: profile, context })];
        const asked = {
          ...calls,
          resource: only(profile),
          keys: { "bedrock:inferenceprofilearn": only(profileArn) },
        };
        const ours = answer(permissionsOf({ policies: [own], boundary: undefined }), asked);
        expect([value, profileArn, ours]).toEqual([value, profileArn, theirs]);
      }
    }
  },
);

const invoke = "bedrock:invokemodel";
const models = matching(arnPattern("arn:aws:bedrock:*::foundation-model/*"));
const calls: Question = { action: only(invoke), resource: models, keys: {} };

const allow = { Effect: "Allow", Action: invoke, Resource: "*" } satisfies Statement;
const deny = { ...allow, Effect: "Deny" } satisfies Statement;

function policy(...Statement: Statement[]): Policy {
  return { Version: "2012-10-17", Statement };
}

function answered(statements: readonly Statement[], asked: Partial<Question> = {}): Answer {
  return answer(permissionsOf({ policies: [policy(...statements)], boundary: undefined }), {
    ...calls,
    ...asked,
  });
}

const usWest = "arn:aws:bedrock:us-west-2::foundation-model/*";
const notUsWest = { ...allow, Resource: undefined, NotResource: usWest } as Statement;
const requestedRegion = { region: matching(wildcard("?*")) };

test.each<[string, Answer, Statement[]]>([
  ["no statement", "not-allowed", []],
  ["an Allow of all of them", "allowed", [allow]],
  ["an Allow of some of them", "unknown", [{ ...allow, Resource: usWest }]],
  ["Allows that take all of them together", "allowed", [{ ...allow, Resource: usWest }, notUsWest]],
  ["a Deny of all of them", "denied", [allow, deny]],
  ["a Deny of all of them and no Allow", "denied", [deny]],
  ["a Deny of some of them", "unknown", [allow, { ...deny, Resource: usWest }]],
  [
    "a Deny of all that an Allow takes",
    "not-allowed",
    [
      { ...allow, Resource: usWest },
      { ...deny, Resource: usWest },
    ],
  ],
  ["an Allow of others", "not-allowed", [{ ...allow, Resource: "arn:aws:bedrock:*:*:inference-profile/*" }]],
])("of models in all Regions, %s is %s", (_, expected, statements) => {
  expect(answered(statements)).toBe(expected);
});

test.each<[string, string, Statement["Condition"]]>([
  [
    "an operator that is not judged",
    "aws:RequestedRegion",
    { DateLessThan: { "aws:RequestedRegion": "2030-01-01" } },
  ],
  [
    "a key that the question does not tell",
    "aws:RequestedRegion",
    { StringEquals: { "aws:PrincipalTag/team": "a" } },
  ],
  [
    "a policy variable",
    "aws:RequestedRegion",
    { StringLike: { "aws:RequestedRegion": "${aws:PrincipalTag/region}*" } },
  ],
])("proves nothing from a statement with %s", (_, key, Condition) => {
  const asked = { keys: { [key.toLowerCase()]: requestedRegion.region } };
  expect(answered([{ ...allow, Condition }], asked)).toBe("unknown");
  expect(answered([allow, { ...deny, Condition }], asked)).toBe("unknown");
  expect(answered([{ ...allow, Condition }, deny], asked)).toBe("denied");
  expect(answered([{ ...allow, Condition }, allow], asked)).toBe("allowed");
  expect(answered([{ ...deny, Condition }], asked)).toBe("not-allowed");
});

const usWestProfiles = "arn:aws:bedrock:us-west-2:*:inference-profile/*";

test.each<[string, string, string, Answer]>([
  ["ArnNotLike", usWestProfiles, "arn:aws:bedrock:us-east-1:*", "allowed"],
  ["ArnNotLike", usWestProfiles, usWestProfiles, "not-allowed"],
  ["ArnNotLike", usWestProfiles, "*", "unknown"],
  ["ArnNotLike", usWestProfiles, "gr-*x", "unknown"],
  ["ArnNotLike", "gr-*", usWestProfiles, "not-allowed"],
  ["ArnLike", "gr-*", usWestProfiles, "not-allowed"],
  ["ArnLike", usWestProfiles, "*", "unknown"],
  ["StringNotLike", usWestProfiles, "gr-*", "allowed"],
  ["StringNotEqualsIgnoreCase", "GR-1", "gr-*", "unknown"],
  ["StringNotEqualsIgnoreCase", "GR-1", "arn:*", "allowed"],
  ["StringEqualsIgnoreCase", "GR-1", "gr-2*", "not-allowed"],
  ["StringEqualsIgnoreCase", "gr-1", "GR-*", "unknown"],
])("an Allow with %s of %s, where the key is like %s, is %s", (operator, value, values, expected) => {
  const Condition = { [operator]: { "bedrock:InferenceProfileArn": value } };
  const pattern = values.startsWith("arn:aws") ? arnPattern(values) : wildcard(values);
  const keys = { "bedrock:inferenceprofilearn": matching(pattern) };
  expect(answered([{ ...allow, Condition }], { keys })).toBe(expected);
});

test.each<[string, Answer, Statement[], Statement[]]>([
  ["allow", "allowed", [allow], [allow]],
  ["allow, but for the boundary", "not-allowed", [allow], []],
  ["do not allow what the boundary does", "not-allowed", [], [allow]],
  ["allow what the boundary denies", "denied", [allow], [allow, deny]],
  ["allow, and the boundary some of it", "unknown", [allow], [{ ...allow, Resource: usWest }]],
  [
    "allow one half, and the boundary the other",
    "not-allowed",
    [notUsWest],
    [{ ...allow, Resource: usWest }],
  ],
])("a principal's policies %s: %s", (_, expected, policies, boundary) => {
  const permissions = permissionsOf({ policies: [policy(...policies)], boundary: policy(...boundary) });
  expect(answer(permissions, calls)).toBe(expected);
});

test("says of a policy that nobody can read neither that it allows nor that it does not", () => {
  const unread = authorization(unreadStatements);
  const read = (...statements: Statement[]) =>
    permissionsOf({ policies: [policy(...statements)], boundary: undefined });
  const together = (...statements: Statement[]) => [
    authorization([...unreadStatements, ...(read(...statements)[0]?.statements ?? [])]),
  ];
  for (const resource of [models, only(profile), only(arns[0] ?? "")]) {
    const asked = { ...calls, resource };
    expect(answer([unread], asked)).toBe("unknown");
    expect(answer(together(allow), asked)).toBe("unknown");
    expect(answer(together(allow, deny), asked)).toBe("denied");
    expect(answer([...read(allow), unread], asked)).toBe("unknown");
    expect(answer([...read(), unread], asked)).toBe("not-allowed");
    expect(someAllowed([unread], resource, (part) => ({ ...asked, resource: part }))).toBe(false);
  }
});

test.each<[string, boolean, Statement[], Question["resource"]]>([
  ["all of them are", true, [allow], models],
  ["those that an Allow names are", true, [{ ...allow, Resource: usWest }], models],
  [
    "a Deny takes others",
    true,
    [allow, { ...deny, Resource: "arn:aws:bedrock:eu-*" }, { ...allow, Resource: usWest }],
    models,
  ],
  ["none is", false, [{ ...allow, Resource: "arn:aws:bedrock:*:*:inference-profile/*" }], models],
  ["a Deny takes what an Allow names", false, [{ ...allow, Resource: usWest }, deny], models],
  ["nothing is left of them", false, [allow], outside(models, arnPattern("*"))],
  [
    "what is named is not of them",
    false,
    [{ ...allow, Resource: usWest }],
    outside(models, arnPattern(usWest)),
  ],
])("knows whether some request is allowed where %s: %s", (_, expected, statements, resource) => {
  const permissions = permissionsOf({ policies: [policy(...statements)], boundary: undefined });
  expect(someAllowed(permissions, resource, (part) => ({ ...calls, resource: part }))).toBe(expected);
});

test.each<[Answer[], Answer, boolean]>([
  [[], "not-allowed", true],
  [["allowed", "allowed"], "allowed", false],
  [["denied", "denied"], "denied", true],
  [["denied", "not-allowed"], "not-allowed", true],
  [["allowed", "denied"], "unknown", false],
  [["unknown", "not-allowed"], "unknown", false],
])("%j is of all %s", (answers, expected, none) => {
  expect(allOf(answers)).toBe(expected);
  expect(isNone(expected)).toBe(none);
});

test("ends in an answer for patterns and statements without end", () => {
  const deep = "*a".repeat(500);
  const statements = Array.from({ length: 50 }, (_, index) => ({
    ...allow,
    Resource: `arn:aws:bedrock:*${index}*:${deep}`,
  }));
  const resource = matching(arnPattern(`arn:aws:bedrock:*:${deep}`));
  expect(answered([...statements, { ...deny, Resource: deep }], { resource })).toBe("unknown");
});
