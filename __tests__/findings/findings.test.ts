import { report } from "../../modules/findings/terraform-report";
import { reachedRegions } from "../../modules/formats/reached-regions";
import { fixture } from "../fixture";
import {
  application,
  document,
  globalHaiku,
  haiku,
  model,
  state,
  statements,
  type PlannedProfile,
  type Statement,
} from "../plan/plan";

const [onProfile, onModels] = statements(haiku);
const fence = { StringEquals: { "bedrock:InferenceProfileArn": haiku.arn } };
const globalDenial = {
  Effect: "Deny",
  Action: "bedrock:InvokeModel*",
  Resource: "*",
  Condition: { StringEquals: { "aws:RequestedRegion": "unspecified" } },
};

/** What is found in a policy of one role, in short. */
function found(policy: unknown, profiles: readonly PlannedProfile[], roles = ["analytics"]): string[] {
  const { findings } = report(state([{ name: "a", document: policy, roles }], profiles));
  return findings.map(({ type, statement }) => `${type} ${statement ?? "whole"}`);
}

/** The same where nobody read a profile, which is a note of its own. */
function foundUnread(policy: unknown): string[] {
  return found(policy, []).filter((line) => !line.startsWith("unread-profile"));
}

const correct: Readonly<Record<string, unknown>> = {
  "what AWS's page allows": document(onProfile, onModels),
  "a global profile": document(...statements(globalHaiku)),
  "an application profile": document(...statements(application)),
  "several profiles": document(...statements(haiku), ...statements(globalHaiku), ...statements(application)),
  "a Deny of global routing": document(...statements(haiku), globalDenial),
  "a region-less model beside a Deny of global routing": document(
    onProfile,
    { ...onModels, Resource: [...haiku.models, model("")] },
    globalDenial,
  ),
  "global Region statements, as AWS's global page has them": document(
    statements(globalHaiku)[0],
    { ...statements(globalHaiku)[1], Resource: [model("us-west-2")] },
    {
      ...statements(globalHaiku)[1],
      Resource: [model("")],
      Condition: {
        StringEquals: {
          "aws:RequestedRegion": "unspecified",
          "bedrock:InferenceProfileArn": globalHaiku.arn,
        },
      },
    },
  ),
  "a Deny of direct calls instead of a condition": document(
    onProfile,
    { ...onModels, Condition: undefined },
    {
      Effect: "Deny",
      Action: "bedrock:InvokeModel*",
      Resource: "arn:aws:bedrock:*::foundation-model/*",
      Condition: { Null: { "bedrock:InferenceProfileArn": "true" } },
    },
  ),
  "actions where they can match": document(
    { ...onProfile, Action: ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"] },
    onModels,
    { Effect: "Allow", Action: "bedrock:ListInferenceProfiles", Resource: "*" },
    { Effect: "Allow", Action: "bedrock:DeleteInferenceProfile", Resource: application.arn },
  ),
  "a long text of another service": document({
    Effect: "Allow",
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::bucket/key",
    Condition: { StringEquals: { "aws:userid": "a".repeat(3000) } },
  }),
  "other services": document({ Effect: "Allow", Action: ["s3:*", "bedrock-agentcore:*"], Resource: "*" }),
  "other resources of Bedrock": document({
    Effect: "Allow",
    Action: ["bedrock:ApplyGuardrail", "bedrock:InvokeModel", "bedrock:TagResource"],
    Resource: [
      "arn:aws:bedrock:us-west-2:111122223333:guardrail/*",
      "arn:aws:bedrock:*:*:provisioned-model/*",
    ],
  }),
};

test.each(Object.entries(correct))("finds nothing in %s", (_, policy) => {
  expect(found(policy, [haiku, globalHaiku, application])).toEqual([]);
  expect(foundUnread(policy)).toEqual([]);
  expect(found(policy, [haiku, globalHaiku, application], [])).toEqual([]);
});

test.each(["us-claude-3-haiku", "us-claude-3-haiku-no-global-routing", "global-claude-sonnet-4"])(
  "finds nothing in %s",
  (name) => {
    const { input, expected } = fixture(name);
    const profiles = input.profiles.map(({ arn, foundationModelArns: models }) => ({ arn, models }));
    expect(found(expected, profiles)).toEqual([]);
    expect(foundUnread(expected)).toEqual([]);
  },
);

test("finds that full access is wide, and that it goes around the profile that is read", () => {
  expect(found(fixture("full-access").expected, [haiku])).toEqual([
    "any-profile-or-model 1",
    "direct-model-access 1",
  ]);
  expect(found(fixture("full-access").expected, [])).toEqual([
    "any-profile-or-model 1",
    "direct-model-access 1",
  ]);
});

const mistakes: Readonly<Record<string, readonly Statement[]>> = {
  "destination-region-missing 1": [onProfile, { ...onModels, Resource: [model("us-west-2")] }],
  "source-region-missing 1": [onProfile, { ...onModels, Resource: [model("us-east-1")] }],
  "direct-model-access 2": [onProfile, { ...onModels, Condition: undefined }],
  "global-routing 2": [onProfile, { ...onModels, Resource: [...haiku.models, model("")] }],
  "fenced-wildcard 2": [onProfile, { ...onModels, Resource: [model("*")] }],
  "region-wildcard 1": [
    { ...onProfile, Resource: haiku.arn.replace("us-west-2", "us-west-?") },
    { ...onModels, Condition: fence },
  ],
  "any-profile-or-model 1": [{ ...onProfile, Resource: haiku.arn.replace(/us\..*/, "us.*") }, onModels],
  "ineffective-action 1": [
    { ...onProfile, Action: ["bedrock:InvokeModel*", "bedrock:ListInferenceProfiles"] },
    onModels,
  ],
  "unknown-action 1": [{ ...onProfile, Action: ["bedrock:InvokeModel*", "bedrock:Converse"] }, onModels],
  "unknown-condition-key 2": [
    onProfile,
    { ...onModels, Condition: { StringLike: { "aws:InferenceProfileArn": haiku.arn } } },
  ],
  "deny-hides-allow 3": [
    onProfile,
    onModels,
    {
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: { StringNotEquals: { "aws:RequestedRegion": "us-west-2" } },
    },
  ],
};

test.each(Object.entries(mistakes))("finds %s, and nothing else", (expected, made) => {
  expect(found(document(...made), [haiku])).toEqual([expected]);
  // what nobody has may be a half of what somebody has
  const joint = /^(destination-region|source-region)-missing|^deny-hides-allow/.test(expected);
  expect(found(document(...made), [haiku], [])).toEqual(joint ? [] : [expected]);
});

test.each<[string, readonly Statement[]]>([
  ...Object.entries(mistakes),
  [
    "every profile, in one Region",
    [
      {
        Effect: "Allow",
        Action: "bedrock:Invoke*",
        Resource: "*",
        Condition: { StringEquals: { "aws:RequestedRegion": "us-east-2" } },
      },
    ],
  ],
  ["the profile alone", [onProfile]],
])("names the reason wherever a Region is missing: %s", (_, made) => {
  for (const profiles of [[haiku], []]) {
    const { principals, findings } = report(
      state([{ name: "a", document: document(...made), roles: ["analytics"] }], profiles),
    );
    const missing = principals.flatMap(({ profiles: rows }) =>
      rows.flatMap(({ profile, after }) => (after ? reachedRegions(profile, after).missing : [])),
    );
    if (missing.length > 0) expect(findings).not.toEqual([]);
  }
});

test.each<[string, string, readonly Statement[]]>([
  [
    "ineffective-action 3",
    "an action on system-defined profiles",
    [
      ...statements(haiku),
      { Effect: "Allow", Action: "bedrock:DeleteInferenceProfile", Resource: haiku.arn },
    ],
  ],
  [
    "ineffective-action 3",
    "a profile's action on a model",
    [...statements(haiku), { Effect: "Allow", Action: "bedrock:GetInferenceProfile", Resource: model("*") }],
  ],
  ["unknown-action 1", "bedrock:ConverseStream alone", [{ ...onProfile, Action: "bedrock:ConverseStream" }]],
  [
    "unknown-action 2",
    "a wrong action on the models",
    [onProfile, { ...onModels, Action: "bedrock:UseInferenceProfile" }],
  ],
  [
    "unlisted-action 3",
    "an action nobody knows",
    [...statements(haiku), { Effect: "Allow", Action: "bedrock:Invoke", Resource: "*" }],
  ],
  [
    "unknown-condition-key 2",
    "bedrock:modelId",
    [onProfile, { ...onModels, Condition: { ...fence, StringLike: { "bedrock:modelId": "*" } } }],
  ],
  [
    "direct-model-access 1",
    "models alone",
    [{ Effect: "Allow", Action: "bedrock:InvokeModel", Resource: model("us-west-2") }],
  ],
  [
    "direct-model-access 2",
    "a condition that absence meets",
    [
      onProfile,
      { ...onModels, Condition: { StringEqualsIfExists: { "bedrock:InferenceProfileArn": haiku.arn } } },
    ],
  ],
  [
    "deny-hides-allow 3",
    "a Deny of the profile",
    [...statements(haiku), { Effect: "Deny", Action: "bedrock:*", Resource: haiku.arn }],
  ],
])("finds %s in %s, and nothing else", (expected, _, made) => {
  expect(found(document(...made), [haiku])).toEqual([expected]);
});

test.each([
  ["invalid-policy whole", "not JSON"],
  ["invalid-policy whole", "[]"],
  ["invalid-policy whole", document({ Effect: "allow", Action: "*", Resource: "*" })],
  [
    "policy-nearly-full whole",
    document({
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: Array(7).fill(`arn:aws:s3:::${"a".repeat(800)}`),
    }),
  ],
  [
    "invalid-policy whole",
    document({ Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "*a".repeat(1025) }),
  ],
])("finds %s in a policy", (expected, policy) => {
  expect(found(policy, [])).toEqual([expected]);
});

test("finds a missing source Region where nobody read the profile", () => {
  expect(foundUnread(document(onProfile, { ...onModels, Resource: [model("us-east-1")] }))).toEqual([
    "source-region-missing 1",
  ]);
});

test("a condition key nobody knows is no condition on the profile", () => {
  const Condition = { StringLike: { "bedrock:modelId": "anthropic.*" } };
  expect(found(document(onProfile, { ...onModels, Condition }), [haiku])).toEqual([
    "unknown-condition-key 2",
  ]);
});

test("one statement may hold the models of a global profile and of another model's", () => {
  const other = `${model("").replace(/\/.*/, "/")}example.model-v1:0`;
  const otherProfile = {
    arn: globalHaiku.arn.replace(/global.*/, "global.example.model-v1:0"),
    models: [other, other.replace(":::", ":us-west-2::")],
  };
  const both = {
    ...onModels,
    Resource: [...haiku.models, ...otherProfile.models],
    Condition: { StringEquals: { "bedrock:InferenceProfileArn": [haiku.arn, otherProfile.arn] } },
  };
  const profiles = { ...onProfile, Resource: [haiku.arn, otherProfile.arn] };
  expect(found(document(profiles, both), [haiku, otherProfile])).toEqual([]);
});

test("finds a wildcard for the Region beside a policy variable", () => {
  const Resource = "arn:aws:bedrock:*::foundation-model/${aws:PrincipalTag/model}";
  expect(found(document(onProfile, onModels, { ...onModels, Resource }), [haiku])).toEqual([
    "fenced-wildcard 3",
  ]);
});

test("what a policy variable stands for is no wildcard", () => {
  const own = { ...onProfile, Resource: haiku.arn.replace(/us\..*/, "${aws:PrincipalTag/profile}") };
  expect(found(document(own, onModels), [])).toEqual([]);
});

test("finds nothing in a policy that Terraform only reads", () => {
  const { values } = state([{ name: "a", document: "x", roles: [] }]) as {
    values: { root_module: { resources: Record<string, unknown>[] } };
  };
  const resources = values.root_module.resources.map((item) => ({ ...item, mode: "data" }));
  expect(report({ format_version: "1.0", values: { root_module: { resources } } }).findings).toEqual([]);
});

test("a Deny that can't be judged hides nothing", () => {
  const denial = {
    Effect: "Deny",
    Action: "*",
    Resource: "*",
    Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } },
  };
  expect(found(document(onProfile, onModels, denial), [haiku])).toEqual([]);
});

test("a Deny of global routing hides what a global profile is for", () => {
  expect(found(document(...statements(globalHaiku), globalDenial), [globalHaiku])).toEqual([
    "deny-hides-allow 3",
  ]);
});

test("a Deny that carves a profile out of a wildcard is no mistake of its own", () => {
  const all = { Effect: "Allow", Action: "bedrock:InvokeModel*", Resource: "*" };
  expect(found(document(all, { ...all, Effect: "Deny", Resource: haiku.arn }), [haiku])).toEqual([
    "any-profile-or-model 1",
    "direct-model-access 1",
  ]);
});

test.each<[string, readonly Statement[]]>([
  ["any request", [{ Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "*" }]],
  ["everything but something", [{ Effect: "Allow", Action: "bedrock:*", NotResource: haiku.arn }]],
])("finds that %s is wide, and goes around the profile", (_, made) => {
  expect(found(document(...made), [haiku])).toEqual(["any-profile-or-model 1", "direct-model-access 1"]);
});

test("looks at all policies of a principal together", () => {
  const policies = [
    { name: "profiles", document: document(onProfile), roles: ["whole", "half"] },
    { name: "models", document: document(onModels), roles: ["whole"] },
  ];
  const { findings } = report(state(policies, [haiku]));
  expect(findings.map(({ address, type }) => [address, type])).toEqual([
    ["aws_iam_policy.profiles", "models-missing"],
  ]);
  expect(
    report(
      state(
        policies.map((policy) => ({ ...policy, roles: ["whole"] })),
        [haiku],
      ),
    ).findings,
  ).toEqual([]);
});

test("says what is wrong, why, and what to do", () => {
  const policy = document(onProfile, { ...onModels, Sid: "Models", Resource: [model("us-west-2")] });
  expect(report(state([{ name: "a", document: policy, roles: ["analytics"] }], [haiku])).findings).toEqual([
    {
      type: "destination-region-missing",
      severity: "error",
      introduced: null,
      principals: [
        { type: "role", name: "analytics", address: null, account: "111122223333", provider: null },
      ],
      address: "aws_iam_policy.a",
      statement: 1,
      sid: null,
      path: "Statement[0].Resource[0]",
      message: `the foundation model of ${haiku.arn} should be allowed in every Region it routes to, got none in us-east-1`,
      reason: "a call fails whenever Bedrock routes it to one of these Regions",
      remedy: "allow the invocation of the foundation model in us-east-1 too",
    },
  ]);
});
