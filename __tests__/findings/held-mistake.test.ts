import { report } from "../../modules/findings/terraform-report";
import type { Finding } from "../../modules/report/finding";
import { planOf, stateOf, type NumberedResource } from "../plan/numbered";
import { account, document, globalHaiku, haiku, model, statements, type PlannedProfile } from "../plan/plan";

const [onProfile, onModels] = statements(haiku);
const invoke = "bedrock:InvokeModel";
const streaming = "bedrock:InvokeModelWithResponseStream";
const fence = { StringEquals: { "bedrock:InferenceProfileArn": haiku.arn } };

/** A role's inline policy. */
function inline(...all: readonly object[]): NumberedResource {
  return {
    type: "aws_iam_role_policy",
    values: { role: "r", name: "i", policy: JSON.stringify(document(...all)) },
  };
}

function role(permissions_boundary?: string): NumberedResource {
  return {
    type: "aws_iam_role",
    values: { name: "r", arn: `arn:aws:iam::${account}:role/r`, permissions_boundary },
  };
}

function managed(name: string, ...all: readonly object[]): NumberedResource {
  const arn = `arn:aws:iam::${account}:policy/${name}`;
  return { type: "aws_iam_policy", values: { name, arn, policy: JSON.stringify(document(...all)) } };
}

function attached(name: string, arn = `arn:aws:iam::${account}:policy/${name}`): NumberedResource {
  return { type: "aws_iam_role_policy_attachment", values: { role: "r", policy_arn: arn } };
}

/** What is found in a state: with what it is about, and what to do. */
function found(
  resources: readonly NumberedResource[],
  profiles: readonly PlannedProfile[] = [haiku],
): readonly Finding[] {
  const read = profiles.map(({ arn, models }, index) => ({
    ...{ address: `data.aws_bedrock_inference_profile.p${index}`, mode: "data", name: `p${index}` },
    type: "aws_bedrock_inference_profile",
    values: { inference_profile_arn: arn, models: models.map((model_arn) => ({ model_arn })) },
  }));
  return report(stateOf(resources, read)).findings;
}

function short(findings: readonly Finding[]): string[] {
  return findings.map(({ type, address, statement }) => `${type} ${address} ${statement ?? "whole"}`);
}

const deny = (Resource: string, more: object = {}) => ({ Effect: "Deny", Action: invoke, Resource, ...more });
const i = "aws_iam_role_policy.x0";

// what a Deny takes back, by IAM's logic of evaluation
test.each<[string, readonly object[], string[]]>([
  ["the profile", [onProfile, onModels, deny(haiku.arn)], [`deny-hides-allow ${i} 3`]],
  ["a model", [onProfile, onModels, deny(model("us-east-1"))], [`deny-hides-allow ${i} 3`]],
  ["a model that the profile does not reach", [onProfile, onModels, deny(model("eu-west-1"))], []],
  ["another profile", [onProfile, onModels, deny(globalHaiku.arn)], []],
  ["what nothing allows", [deny(haiku.arn)], []],
  [
    "direct calls",
    [onProfile, onModels, deny("*", { Condition: { Null: { "bedrock:InferenceProfileArn": "true" } } })],
    [],
  ],
  [
    "some calls, by a condition that can't be judged",
    [
      onProfile,
      onModels,
      deny("*", { Condition: { StringNotEquals: { "bedrock:GuardrailIdentifier": "g" } } }),
    ],
    [],
  ],
  [
    "an action of a group",
    [
      { ...onProfile, Action: "bedrock:*" },
      onModels,
      { ...deny(haiku.arn), Action: "bedrock:GetInferenceProfile" },
    ],
    [],
  ],
  [
    "an action that is named",
    [
      { ...onProfile, Action: ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"] },
      onModels,
      { ...deny(haiku.arn), Action: "bedrock:GetInferenceProfile" },
    ],
    [`deny-hides-allow ${i} 3`],
  ],
])("a Deny of %s", (_, all, expected) => {
  // all of Bedrock's actions are another way too
  expect(short(found([inline(...all)])).filter((line) => !line.startsWith("other-way"))).toEqual(expected);
});

test("a Deny says which resources it takes back", () => {
  const [finding] = found([inline(onProfile, onModels, deny("*"))]);
  expect(finding?.message).toContain([model("us-east-1"), model("us-west-2"), haiku.arn].sort().join(", "));
});

const boundaryArn = `arn:aws:iam::${account}:policy/b`;

test.each<[string, readonly object[], string[]]>([
  ["all that the role has", [onProfile, onModels], []],
  ["everything", [{ Effect: "Allow", Action: "*", Resource: "*" }], []],
  ["the profile only", [onProfile], ["deny-hides-allow aws_iam_policy.x2 whole"]],
  [
    "nothing of Bedrock",
    [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
    ["deny-hides-allow aws_iam_policy.x2 whole"],
  ],
  [
    "all, but for a Deny",
    [{ Effect: "Allow", Action: "*", Resource: "*" }, deny(haiku.arn)],
    ["deny-hides-allow aws_iam_policy.x2 2"],
  ],
])("a boundary that allows %s", (_, all, expected) => {
  expect(short(found([inline(onProfile, onModels), role(boundaryArn), managed("b", ...all)]))).toEqual(
    expected,
  );
});

// AWS's limits: 6,144 characters without white space
test.each([
  [5529, []],
  [5530, ["policy-nearly-full"]],
  [6144, ["policy-nearly-full"]],
  [6145, ["policy-size"]],
])("a policy of %i characters", (size, expected) => {
  const filled = (length: number) => ({
    Effect: "Allow",
    Action: "s3:GetObject",
    Resource: `arn:aws:s3:::${"a".repeat(length)}`,
  });
  const text = JSON.stringify(document(filled(0)));
  const policy = managed("a", filled(size - text.length));
  expect(found([policy]).map(({ type }) => type)).toEqual(expected);
  expect(found([inline(filled(size - text.length))])).toEqual([]);
});

const admin = "arn:aws:iam::aws:policy/AdministratorAccess";

test.each<[string, readonly NumberedResource[], string[]]>([
  ["attached", [attached("", admin)], ["wide-managed-policy aws_iam_role_policy_attachment.x0 whole"]],
  ["of the user's own name", [attached("AdministratorAccess")], []],
  ["as boundary", [role(admin), inline(onProfile, onModels)], []],
  ["that says nothing of Bedrock", [attached("", "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess")], []],
  ["that reads only", [attached("", "arn:aws:iam::aws:policy/ReadOnlyAccess")], []],
  ["that nobody looked at", [attached("", "arn:aws:iam::aws:policy/Later")], []],
])("an AWS managed policy %s", (_, resources, expected) => {
  expect(short(found(resources))).toEqual(expected);
});

test("a wide AWS managed policy is named, with who has it", () => {
  const [finding] = found([attached("", admin)]);
  expect(finding?.message).toContain(admin);
  expect(finding?.principals.map(({ name }) => name)).toEqual(["r"]);
});

// the half of a grant that a group has, its users may have elsewhere
test("a group's halves are none, and its missing Region is one", () => {
  const group = (...all: readonly object[]): NumberedResource => ({
    type: "aws_iam_group_policy",
    values: { group: "g", name: "i", policy: JSON.stringify(document(...all)) },
  });
  const member: NumberedResource = {
    type: "aws_iam_user_group_membership",
    values: { user: "u", groups: ["g"] },
  };
  const narrow = { ...onModels, Resource: [model("us-west-2")] };
  expect(short(found([group(onProfile)]))).toEqual([]);
  expect(short(found([group(onModels)]))).toEqual([]);
  expect(short(found([group(onProfile, narrow)]))).toEqual([
    "destination-region-missing aws_iam_group_policy.x0 1",
  ]);
  const [finding] = found([group(onProfile), member]);
  expect([finding?.type, finding?.principals.map(({ type, name }) => `${type} ${name ?? "?"}`)]).toEqual([
    "models-missing",
    ["user u"],
  ]);
});

test("what is wrong in one of several policies is found at that, for those who have it", () => {
  const open = { Effect: "Allow", Action: invoke, Resource: model("us-east-1") };
  const findings = found([
    managed("a", onProfile, onModels),
    attached("a"),
    managed("b", open),
    attached("b"),
  ]);
  expect(short(findings)).toEqual(["direct-model-access aws_iam_policy.x2 1"]);
  const separate = found([
    inline(onProfile, onModels, open),
    {
      ...inline(onProfile, onModels),
      values: { role: "s", name: "i", policy: JSON.stringify(document(onProfile, onModels)) },
    },
  ]);
  expect(separate.map(({ principals }) => principals.map(({ name }) => name))).toEqual([["r"]]);
});

const regions = ["us-east-1", "us-west-2"];
const requested = (...names: readonly string[]) => ({
  ...onModels,
  Condition: { ...fence, StringEqualsIfExists: { "aws:RequestedRegion": names } },
});

test.each<[string, readonly object[], PlannedProfile, string[]]>([
  [
    "in one Region",
    [onProfile, { ...onModels, Resource: [model("us-west-2")] }],
    haiku,
    ["allow the invocation of the foundation model in us-east-1 too"],
  ],
  [
    "in its source Region",
    [onProfile, { ...onModels, Resource: [model("us-east-1")] }],
    haiku,
    ["allow the invocation of the foundation model in us-west-2 too"],
  ],
  [
    "in two Regions",
    [onProfile, { ...onModels, Resource: [model("us-west-2")] }],
    { ...haiku, models: [...haiku.models, model("us-east-2")] },
    ["allow the invocation of the foundation model in us-east-1, us-east-2 too"],
  ],
  [
    "without a Region",
    [statements(globalHaiku)[0], { ...statements(globalHaiku)[1], Resource: [model("us-west-2")] }],
    globalHaiku,
    [
      "allow the invocation of the foundation model without a Region, arn:…:bedrock:::foundation-model/…, too",
    ],
  ],
  [
    "for want of a Region in a condition",
    [onProfile, requested("us-west-2")],
    haiku,
    ["name 'us-east-1' in the condition on aws:RequestedRegion too"],
  ],
  [
    "for want of two",
    [onProfile, { ...requested("us-west-2"), Resource: [...haiku.models, model("us-east-2")] }],
    { ...haiku, models: [...haiku.models, model("us-east-2")] },
    ["name 'us-east-1', 'us-east-2' in the condition on aws:RequestedRegion too"],
  ],
  [
    "without a Region, for want of a condition",
    [
      statements(globalHaiku)[0],
      {
        ...statements(globalHaiku)[1],
        Condition: {
          StringEquals: {
            "bedrock:InferenceProfileArn": globalHaiku.arn,
            "aws:RequestedRegion": "us-west-2",
          },
        },
      },
    ],
    globalHaiku,
    ["name 'unspecified' in the condition on aws:RequestedRegion too"],
  ],
  [
    "for want of a condition in one, and of the resource in another",
    [onProfile, requested("us-west-2")],
    { ...haiku, models: [...haiku.models, model("us-east-2")] },
    ["allow the invocation of the foundation model in us-east-1, us-east-2 too"],
  ],
])("what to do where the model is missing %s", (_, all, profile, expected) => {
  const findings = found([inline(...all)], [profile]);
  expect(findings.map(({ remedy }) => remedy)).toEqual(expected);
});

test.each<[string, readonly object[], string[]]>([
  [
    "nothing",
    [
      { ...onProfile, Action: [invoke, streaming] },
      { ...onModels, Action: [invoke, streaming] },
    ],
    [],
  ],
  [
    "one action on the models",
    [
      { ...onProfile, Action: [invoke, streaming] },
      { ...onModels, Action: invoke },
    ],
    [`action-missing ${i} 1`],
  ],
  ["both", [onProfile, { ...onModels, Action: "bedrock:GetFoundationModel" }], [`models-missing ${i} 1`]],
  [
    "one action on the profile",
    [
      { ...onProfile, Action: invoke },
      { ...onModels, Action: [invoke, streaming] },
    ],
    [],
  ],
  ["the profile", [onModels], [`profile-missing ${i} 1`]],
  ["the profile of an unusable fence", [{ ...onModels, Action: "bedrock:GetFoundationModel" }], []],
  [
    "what a second statement allows",
    [
      onProfile,
      { ...onModels, Resource: [model(regions[0] ?? "")] },
      { ...onModels, Resource: [model(regions[1] ?? "")] },
    ],
    [],
  ],
])("what is missing where the policy lacks %s", (_, all, expected) => {
  const missing = found([inline(...all)]).filter(({ type }) => type.endsWith("-missing"));
  expect(short(missing)).toEqual(expected);
});

test("an action that is missing is named", () => {
  const [finding] = found([
    inline({ ...onProfile, Action: [invoke, streaming] }, { ...onModels, Action: invoke }),
  ]);
  expect(finding?.message).toContain(streaming);
});

const everyModel = "arn:aws:bedrock:*::foundation-model/*";

const router = "arn:aws:bedrock:us-west-2:111122223333:prompt-router/a";
const mantle = {
  Effect: "Allow",
  Action: "bedrock-mantle:CreateInference",
  Resource: "arn:aws:bedrock-mantle:us-west-2:111122223333:project/a",
};
const routed = { Effect: "Allow", Action: invoke, Resource: router };

// other ways to a model than a call through a profile
test.each<[string, readonly object[], string[]]>([
  ["a prompt router", [routed], [`other-way ${i} 3`]],
  ["it, denied", [routed, deny(router)], []],
  ["it, perhaps", [{ ...routed, Condition: { Bool: { "aws:SecureTransport": "true" } } }], []],
  ["two ways, by two statements", [routed, mantle], [`other-way ${i} 3`, `other-way ${i} 4`]],
  ["one way, and a model", [{ ...routed, Resource: [router, model("eu-west-1")] }], [`other-way ${i} 3`]],
  ["everything, which is another finding", [{ Effect: "Allow", Action: "*", Resource: "*" }], []],
  ["another service", [{ Effect: "Allow", Action: "s3:*", Resource: "*" }], []],
])("beside a named profile: %s", (_, all, expected) => {
  const findings = found([inline(onProfile, onModels, ...all)]).filter(({ type }) => type === "other-way");
  expect(short(findings)).toEqual(expected);
  for (const { message } of findings) expect(message).toMatch(/prompt-router|project/);
});

test("another way is none where no profile is named", () => {
  expect(short(found([inline(mantle)]))).toEqual([]);
});

test.each<[string, object, string | null]>([
  ["NotAction", { NotAction: ["s3:GetObject"], Resource: everyModel }, "Statement[2].Resource"],
  ["NotResource", { Action: [invoke], NotResource: [everyModel] }, "Statement[2]"],
])("where a finding is in a statement with %s", (_, statement, expected) => {
  const findings = found([inline(onProfile, onModels, { Effect: "Allow", ...statement })]);
  expect(findings.find(({ type }) => type === "any-profile-or-model")?.path).toBe(expected);
});

// a model can be called around a profile only where one leads to it
test.each<[string, readonly object[], string[]]>([
  ["its own", [{ ...onModels, Condition: undefined }], [model("us-east-1"), model("us-west-2")]],
  [
    "of the same ID in another Region",
    [{ Effect: "Allow", Action: invoke, Resource: model("eu-west-1") }],
    [model("eu-west-1")],
  ],
  [
    "of another ID",
    [{ Effect: "Allow", Action: invoke, Resource: model("us-east-1").replace("haiku", "opus") }],
    [],
  ],
  [
    "of a pattern of IDs",
    [
      {
        Effect: "Allow",
        Action: invoke,
        Resource: "arn:aws:bedrock:us-east-1::foundation-model/anthropic.*",
      },
    ],
    ["arn:aws:bedrock:us-east-1::foundation-model/anthropic.*"],
  ],
  [
    "of another pattern",
    [{ Effect: "Allow", Action: invoke, Resource: "arn:aws:bedrock:us-east-1::foundation-model/amazon.*" }],
    [],
  ],
  ["of any", [{ Effect: "Allow", Action: streaming, Resource: everyModel }], [everyModel]],
  [
    "what is no model",
    [{ Effect: "Allow", Action: invoke, Resource: "arn:aws:bedrock:us-east-1:111122223333:custom-model/a" }],
    [],
  ],
])("a direct call of a model: %s", (_, all, expected) => {
  const findings = found([inline(onProfile, onModels, ...all)]).filter(
    ({ type }) => type === "direct-model-access",
  );
  expect(findings.map(({ message }) => message.split(": ")[1] ?? message)).toEqual(
    expected.length === 0 ? [] : [expect.stringContaining(expected.join(", "))],
  );
});

test.each<[string, readonly object[], PlannedProfile, string[]]>([
  [
    "one profile, by both actions",
    [{ ...onModels, Resource: [...haiku.models, model("")] }],
    haiku,
    [model("")],
  ],
  [
    "one profile, by one action",
    [{ ...onModels, Action: [invoke], Resource: [...haiku.models, model("")] }],
    haiku,
    [model("")],
  ],
  [
    "one profile, for another model",
    [{ ...onModels, Resource: [...haiku.models, model("").replace("haiku", "opus")] }],
    haiku,
    [],
  ],
  [
    "any profile",
    [
      {
        ...onModels,
        Resource: [...haiku.models, model("")],
        Condition: { Null: { "bedrock:InferenceProfileArn": "false" } },
      },
    ],
    haiku,
    [model("")],
  ],
  [
    "any profile, where a global one is granted",
    [
      {
        ...onModels,
        Resource: [...haiku.models, model("")],
        Condition: { Null: { "bedrock:InferenceProfileArn": "false" } },
      },
      statements(globalHaiku)[0],
    ],
    globalHaiku,
    [],
  ],
  [
    "a pattern of the region-less model",
    [{ ...onModels, Resource: [...haiku.models, `${model("")}*`] }],
    haiku,
    [],
  ],
])("global routing through %s", (_, all, profile, expected) => {
  const findings = found([inline(onProfile, ...all)], [haiku, profile]).filter(
    ({ type }) => type === "global-routing",
  );
  expect(findings).toHaveLength(expected.length);
  for (const [index, arn] of expected.entries()) expect(findings[index]?.message).toContain(arn);
});

test("a policy that is a boundary and attached is judged where it is attached", () => {
  const open = { Effect: "Allow", Action: invoke, Resource: everyModel };
  const both = [role(boundaryArn), managed("b", open), attached("b")];
  expect(short(found(both)).filter((line) => line.startsWith("any-profile"))).toEqual([
    "any-profile-or-model aws_iam_policy.x1 1",
  ]);
  expect(short(found([role(boundaryArn), managed("b", open)]))).toEqual([]);
  expect(short(found([managed("b", open)])).filter((line) => line.startsWith("any-profile"))).toEqual([
    "any-profile-or-model aws_iam_policy.x0 1",
  ]);
});

/** What is found in a plan, in which the role of an attachment is known after apply. */
function foundPerhaps(policyArn: string): readonly Finding[] {
  const arn = `arn:aws:iam::${account}:policy/a`;
  const open = document(onProfile, onModels, { Effect: "Allow", Action: invoke, Resource: everyModel });
  const plan = planOf([
    { type: "aws_iam_role", values: { name: "r" } },
    { type: "aws_iam_policy", values: { arn, policy: JSON.stringify(open) } },
    { type: "aws_iam_role_policy_attachment", values: { policy_arn: policyArn }, unknown: { role: true } },
  ]);
  return report(plan).findings;
}

test("what somebody has perhaps is no finding of theirs", () => {
  const wide = foundPerhaps(`arn:aws:iam::${account}:policy/a`);
  expect(wide.map(({ type, principals }) => [type, principals])).toEqual([["any-profile-or-model", []]]);
  const findings = foundPerhaps(admin);
  expect(findings.map(({ type }) => type)).not.toContain("wide-managed-policy");
});

test("a finding has no place in a document that is known in part", () => {
  const d = "data.aws_iam_policy_document.d";
  const inlinePolicy = {
    address: "aws_iam_role_policy.x",
    mode: "managed",
    type: "aws_iam_role_policy",
    name: "x",
  };
  const change = (before: null, after: object, after_unknown: object, actions = ["create"]) => ({
    change: { actions, before, after, after_unknown },
  });
  const statement = [{ actions: [invoke], resources: [everyModel] }];
  const read = { address: d, mode: "data", type: "aws_iam_policy_document", name: "d" };
  const { findings } = report({
    format_version: "1.2",
    resource_changes: [
      { ...inlinePolicy, ...change(null, { role: "r", name: "i" }, { policy: true }) },
      { ...read, ...change(null, { statement }, { json: true }, ["read"]) },
    ],
    configuration: {
      root_module: {
        resources: [
          { address: d },
          { address: inlinePolicy.address, expressions: { policy: { references: [`${d}.json`, d] } } },
        ],
      },
    },
  });
  const wide = findings.find(({ type }) => type === "any-profile-or-model");
  expect(wide).toMatchObject({ address: inlinePolicy.address, statement: 1, path: null });
});
