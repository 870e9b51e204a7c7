import {
  guardrailIdentifiers,
  guardrailPartitionProblem,
  guardrailResources,
  guardrailsProblem,
  onlyGuardrailProfilesProblem,
} from "../../modules/policy/guardrail";
import type { Guardrails } from "../../modules/policy/document";
import { policySize } from "../../modules/policy/size";
import { decision } from "../simulation";
import { policies, profile } from "./profile";

const guardrail = "arn:aws:bedrock:us-west-2:111122223333:guardrail/a1b2c3d4e5f6";
const another = guardrail.replace("a1b2", "z9y8");
const guardrailProfile = "arn:aws:bedrock:us-west-2:111122223333:guardrail-profile/us.guardrail.v1:0";
const calls = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];
const haiku = profile("us-west-2", "us.anthropic.claude-3-haiku-20240307-v1:0", ["us-east-1", "us-west-2"]);
const sonnet = profile("us-west-2", "us.anthropic.claude-sonnet-4-6", ["us-east-1", "us-west-2"]);

function required(arns: readonly string[]): Guardrails {
  return {
    identifiers: guardrailIdentifiers(arns),
    resources: guardrailResources(arns),
    everywhere: (profiles) => [
      ...new Set(
        profiles.flatMap(({ foundationModelArns }) =>
          foundationModelArns.map((arn) => arn.replace(/:bedrock:[^:]*:/, ":bedrock:*:")),
        ),
      ),
    ],
  };
}

test.each([
  [[guardrail]],
  [[`${guardrail}:1`, `${guardrail}:20`]],
  [[guardrail, another, guardrailProfile]],
  [["arn:aws-us-gov:bedrock:us-gov-west-1:111122223333:guardrail/a1"]],
])("takes %j", (arns) => {
  expect(guardrailsProblem(arns)).toBeUndefined();
  expect(onlyGuardrailProfilesProblem(arns)).toBeUndefined();
});

const rule =
  "should be ARNs of guardrails, with ':' and a number where one version is meant, or of guardrail profiles, got";

test.each(
  [
    ["", "a1b2c3d4e5f6", `x${guardrail}`, `${guardrail} `, `${guardrail}/1`, `${guardrail}:`].map((arn) => [
      arn,
    ]),
    [":0", ":01", ":1a", ":a", ":*", "*", "?", ":1:2"].map((end) => [`${guardrail}${end}`]),
    [
      guardrail.replace("aws:", "aws*:"),
      guardrail.replace("aws", ""),
      guardrail.replace("bedrock", "iam"),
      guardrail.replace("us-west-2", ""),
      guardrail.replace("us-west-2", "us-*"),
      guardrail.replace("111122223333", ""),
      guardrail.replace("111122223333", "1111222233334"),
      guardrail.replace("111122223333", "platform"),
      guardrail.replace("/a1b2c3d4e5f6", ""),
      guardrail.replace("a1b2c3d4e5f6", ""),
      guardrail.replace("guardrail/", "guardrails/"),
      guardrailProfile.replace("us.guardrail.v1:0", ""),
      guardrailProfile.replace("us.guardrail.v1:0", "us.guardrail/v1"),
      guardrailProfile.replace("us.guardrail.v1:0", "*"),
    ].map((arn) => [arn]),
  ].flat(),
)("refuses %j", (arn) => {
  expect(guardrailsProblem([another, arn])).toBe(`${rule} '${arn}'`);
});

test("says of the draft what it is among", () => {
  expect(guardrailsProblem([`${guardrail}:DRAFT`])).toBe(
    `${rule} '${guardrail}:DRAFT'; without a version it is any, and the draft`,
  );
});

test.each([
  [[], "should name at least one guardrail, got []"],
  [[guardrail, another, guardrail], `should name each guardrail once, got '${guardrail}' twice`],
  [
    [another, guardrail, `${guardrail}:12`],
    `should name each guardrail once, got '${guardrail}:12' beside '${guardrail}', which is any version of it`,
  ],
])("refuses %j: %s", (arns, problem) => {
  expect(guardrailsProblem(arns)).toBe(problem);
});

test("guardrail profiles alone are no guardrails", () => {
  const second = guardrailProfile.replace("west", "east");
  expect(onlyGuardrailProfilesProblem([guardrailProfile, second])).toBe(
    `should name a guardrail beside its guardrail profiles, got '${guardrailProfile}', '${second}'`,
  );
});

test("a guardrail of another partition is named", () => {
  expect(guardrailPartitionProblem([guardrail], "aws")).toBeUndefined();
  expect(guardrailPartitionProblem([guardrail], "aws-cn")).toBe(
    `should be of the partition of the foundation models, aws-cn, got '${guardrail}'`,
  );
});

// https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html: a version stands behind the
// ARN, the draft has none; guardrails are applied on the ARN without a version
test.each([
  [[guardrail], [guardrail, `${guardrail}:*`], [guardrail]],
  [[`${guardrail}:1`, `${guardrail}:2`], [`${guardrail}:1`, `${guardrail}:2`], [guardrail]],
  [[`${another}:3`, guardrailProfile], [`${another}:3`], [another, guardrailProfile]],
])("a call with %j may name %j, which are applied on %j", (arns, identifiers, resources) => {
  expect(guardrailIdentifiers(arns)).toEqual(identifiers);
  expect(guardrailResources(arns)).toEqual(resources);
});

const named = [
  undefined,
  guardrail,
  `${guardrail}:1`,
  `${guardrail}:12`,
  `${guardrail}7`,
  `${guardrail}7:1`,
  another,
  `${another}:1`,
];
const wide = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: ["bedrock:*"], Resource: "*" }],
} as const;

test.each([
  [[guardrail], [guardrail, `${guardrail}:1`, `${guardrail}:12`]],
  [[`${guardrail}:1`], [`${guardrail}:1`]],
  [
    [`${guardrail}:12`, another],
    [`${guardrail}:12`, another, `${another}:1`],
  ],
])("with %j, calls have one of %j, whatever else is allowed", (arns, allowed) => {
  const access = { profiles: [haiku, sonnet], guardrails: required(arns), profilesPerPolicy: 1 };
  const own = policies({ ...access, actions: ["bedrock:InvokeModel*"] });
  const elsewhere = String(haiku.foundationModelArns[0]).replace("us-east-1", "sa-east-1");
  for (const action of calls) {
    for (const identifier of named) {
      const context: Record<string, string> = {};
      if (identifier !== undefined) context["bedrock:GuardrailIdentifier"] = identifier;
      const expected = identifier !== undefined && allowed.includes(identifier);
      for (const { arn, foundationModelArns } of [haiku, sonnet]) {
        for (const resource of foundationModelArns) {
          const request = { action, resource, context };
          const through = { ...request, inferenceProfileArn: arn };
          expect([identifier, decision(own, through) === "Allowed"]).toEqual([identifier, expected]);
          expect([identifier, decision(own, request) === "Allowed"]).toEqual([identifier, false]);
          for (const call of [request, through]) {
            expect([identifier, decision([...own, wide], call) === "Allowed"]).toEqual([
              identifier,
              expected,
            ]);
          }
        }
        // a profile is no model: there the call has no other way than through the models
        expect(decision(own, { action, resource: arn, context })).toBe("Allowed");
      }
      for (const resource of [elsewhere, elsewhere.replace("sa-east-1", "")]) {
        const decided = decision([...own, wide], { action, resource, context });
        expect([identifier, resource, decided === "Allowed"]).toEqual([identifier, resource, expected]);
      }
      const other = elsewhere.replace("claude-3-haiku", "claude-3-opus");
      expect(decision([...own, wide], { action, resource: other, context })).toBe("Allowed");
    }
  }
});

test.each([
  [guardrail, "Allowed"],
  [guardrailProfile, "Allowed"],
  [another, "ImplicitlyDenied"],
  [`${guardrail}7`, "ImplicitlyDenied"],
  [guardrailProfile.replace("us-west-2", "us-east-1"), "ImplicitlyDenied"],
])("the guardrail %s: it may be applied: %s", (resource, expected) => {
  const guardrails = required([`${guardrail}:1`, guardrailProfile]);
  const own = policies({ profiles: [haiku], actions: ["bedrock:InvokeModel*"], guardrails });
  expect(decision(own, { action: "bedrock:ApplyGuardrail", resource })).toBe(expected);
});

test("five profiles of ten Regions and a guardrail fit in one policy, with IDs as short as Nova's", () => {
  const regions = [
    ...["ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2"],
    ...["ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4"],
  ];
  const profiles = [1, 2, 3, 4, 5].map((version) =>
    profile("ap-northeast-1", `apac.amazon.nova-pro-v${version}:0`, regions),
  );
  const [document] = policies({
    profiles,
    actions: ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"],
    guardrails: required([guardrail.replace("us-west-2", "ap-northeast-1")]),
  });
  expect(document && policySize(document)).toBeLessThanOrEqual(6144);
});
