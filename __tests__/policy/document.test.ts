import { accessDocuments } from "../../modules/policy/document";
import { policySize } from "../../modules/policy/size";
import { fixture } from "../fixture";
import { decision } from "../simulation";
import { applicationProfile, beside, policies, profile } from "./profile";

const haiku = profile("us-west-2", "us.anthropic.claude-3-haiku-20240307-v1:0", ["us-east-1", "us-west-2"]);

test.each(["us-claude-3-haiku", "us-claude-3-haiku-no-global-routing", "global-claude-sonnet-4"])(
  "says what the AWS page says: %s",
  (name) => {
    const { input, expected } = fixture(name);
    expect(policies(input)).toEqual([expected]);
  },
);

test("directModelAccess lets the models be called without a profile", () => {
  const request = { action: "bedrock:InvokeModel", resource: String(haiku.foundationModelArns[0]) };
  const [fenced, direct] = [false, true].map((directModelAccess) =>
    policies({ profiles: [haiku], actions: ["bedrock:InvokeModel*"], directModelAccess }),
  );
  expect(decision(fenced ?? [], request)).toBe("ImplicitlyDenied");
  expect(decision(direct ?? [], request)).toBe("Allowed");
});

test("denyGlobalRouting denies what another policy allows, where the Region is unspecified", () => {
  const { expected } = fixture("global-claude-sonnet-4");
  const { arn, foundationModelArns } = fixture("global-claude-sonnet-4").input.profiles[0] ?? haiku;
  const deny = policies({
    profiles: [haiku],
    actions: ["bedrock:InvokeModel*"],
    denyGlobalRouting: true,
  });
  const decisions = foundationModelArns.map((resource) =>
    decision([expected, ...deny], { action: "bedrock:InvokeModel", resource, inferenceProfileArn: arn }),
  );
  expect(decisions).toEqual(["ExplicitlyDenied", "Allowed"]);
});

test("another profile at the end changes one document", () => {
  const ids = Array.from({ length: 12 }, (_, index) => `us.anthropic.claude-${index}`);
  const profiles = ids.map((id) => profile("us-west-2", id, ["us-east-1", "us-west-2"]));
  const access = { actions: ["bedrock:InvokeModel*"], denyGlobalRouting: true, profilesPerPolicy: 5 };
  const before = policies({ ...access, profiles: profiles.slice(0, 11) });
  const after = policies({ ...access, profiles });
  expect(after).toHaveLength(3);
  expect(
    after.filter((document, index) => JSON.stringify(document) !== JSON.stringify(before[index])),
  ).toHaveLength(1);
});

test("puts what belongs to no profile in the first document", () => {
  const profiles = [haiku, profile("us-west-2", "us.anthropic.claude-sonnet-4-6", ["us-west-2"])];
  const actions = ["bedrock:ListInferenceProfiles"];
  const documents = policies({ profiles, actions, denyGlobalRouting: true, profilesPerPolicy: 1 });
  expect(documents.map(({ Statement }) => Statement.map(({ Effect }) => Effect))).toEqual([
    ["Allow", "Deny"],
    [],
  ]);
});

test("twelve profiles of the longest list AWS has fit in three policies", () => {
  const regions = ["ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1"].concat([
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
  ]);
  const profiles = Array.from({ length: 12 }, () =>
    profile("ap-northeast-1", "apac.amazon.nova-lite-v1:0", regions),
  );
  const actions = ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"];
  const sizes = policies({ profiles, actions, denyGlobalRouting: true, profilesPerPolicy: 5 }).map(
    policySize,
  );
  expect(sizes).toHaveLength(3);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(6144);
});

test("a US profile with three Regions costs at most 600 characters of its policy", () => {
  const sonnet = profile("us-east-1", "us.anthropic.claude-sonnet-4-20250514-v1:0", [
    "us-east-1",
    "us-east-2",
    "us-west-2",
  ]);
  const actions = ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"];
  const [one, two] = [[haiku], [haiku, sonnet]].map((profiles) =>
    policies({ profiles, actions }).map(policySize),
  );
  expect(Number(two?.[0]) - Number(one?.[0])).toBeLessThanOrEqual(600);
});

test("says which profiles are in which document, each in one", () => {
  const profiles = ["a", "b", "c"].map((id) => ({
    ...profile("us-west-2", `us.anthropic.${id}`, ["us-west-2"]),
    id,
  }));
  const actions = ["bedrock:InvokeModel*"];
  const documents = accessDocuments({ profiles, actions, beside, profilesPerPolicy: 2 });
  expect(documents.map(({ sources }) => sources.map(({ id }) => id))).toEqual([["a", "b"], ["c"]]);
  for (const { document, sources: own } of documents) {
    expect(document.Statement[0]?.Resource).toEqual(own.map(({ arn }) => arn));
  }
});

const east = profile("us-east-1", "us.anthropic.claude-sonnet-4-6", ["us-east-1"]);
const create = "bedrock:CreateInferenceProfile";
const tag = "bedrock:TagResource";
const everyProfile = (region: string) =>
  `arn:aws:bedrock:${region}:111122223333:application-inference-profile/*`;

// CreateInferenceProfile is checked on what is copied and on the new profile; tags at creation need TagResource there
test.each([
  [[create], ["Allowed", "ImplicitlyDenied"]],
  [
    [create, tag],
    ["Allowed", "Allowed"],
  ],
  [
    [tag, "bedrock:InvokeModel"],
    ["ImplicitlyDenied", "ImplicitlyDenied"],
  ],
])("%j: on a profile that nobody has made yet, creation and tags are %j", (actions, expected) => {
  const documents = policies({ profiles: [haiku], actions });
  const resource = everyProfile("us-west-2").replace("*", "z9y8x7w6v5u4");
  expect([create, tag].map((action) => decision(documents, { action, resource }))).toEqual(expected);
  const elsewhere = [
    resource.replace("us-west-2", "us-east-1"),
    resource.replace("111122223333", "444455556666"),
  ];
  for (const other of elsewhere) {
    expect(decision(documents, { action: create, resource: other })).toBe("ImplicitlyDenied");
  }
});

test("creation stands in each document, on each place once, and on what is copied", () => {
  const profiles = [haiku, applicationProfile(haiku), east];
  const statements = policies({ profiles, actions: [create], profilesPerPolicy: 2 }).map(
    ({ Statement }) => Statement,
  );
  expect(statements).toEqual([
    [
      { Effect: "Allow", Action: [create], Resource: [haiku.arn, applicationProfile(haiku).arn] },
      { Effect: "Allow", Action: [create], Resource: haiku.foundationModelArns },
      { Effect: "Allow", Action: [create], Resource: haiku.foundationModelArns },
      { Effect: "Allow", Action: [create], Resource: [everyProfile("us-west-2")] },
    ],
    [
      { Effect: "Allow", Action: [create], Resource: [east.arn] },
      { Effect: "Allow", Action: [create], Resource: east.foundationModelArns },
      { Effect: "Allow", Action: [create], Resource: [everyProfile("us-east-1")] },
    ],
  ]);
});

const titanArn = "arn:aws:bedrock:us-west-2::foundation-model/amazon.titan-embed-text-v2:0";
const titan = {
  arn: titanArn,
  foundationModelArns: [titanArn],
  application: false,
};

test("a model that is called without a profile stands in the first document, exact and without a fence", () => {
  const access = { profiles: [haiku, east], models: [titan], profilesPerPolicy: 1 };
  const [first, second] = policies({ ...access, actions: ["bedrock:InvokeModel*"] });
  const [alone] = policies({ profiles: [], models: [titan], actions: ["bedrock:InvokeModel*"] });
  const statement = { Effect: "Allow", Action: ["bedrock:InvokeModel*"], Resource: [titanArn] };
  expect(alone?.Statement).toEqual([statement]);
  expect(first?.Statement[2]).toEqual(statement);
  expect(JSON.stringify(second)).not.toContain(titanArn);
  const without = policies({ ...access, models: [], actions: ["bedrock:InvokeModel*"] });
  expect(second).toEqual(without[1]);
  expect(first?.Statement.filter((_, index) => index !== 2)).toEqual(without[0]?.Statement);
});

test("what a model that is called without a profile may do is what can be done with models", () => {
  const actions = ["bedrock:InvokeModel", "bedrock:CountTokens", create, tag, "bedrock:Rerank"];
  const documents = policies({
    profiles: [],
    models: [titan],
    actions,
    asyncInvoke: true,
    responsesApi: true,
  });
  expect(documents.map(({ Statement }) => Statement)).toEqual([
    [
      { Effect: "Allow", Action: actions.slice(0, 3), Resource: [titanArn] },
      {
        Effect: "Allow",
        Action: [create, tag],
        Resource: beside([titan], "application-inference-profile/*"),
      },
      { Effect: "Allow", Action: ["bedrock:InvokeModel"], Resource: beside([titan], "async-invoke/*") },
      { Effect: "Allow", Action: ["bedrock:InvokeModel"], Resource: beside([titan], "project/default") },
      { Effect: "Allow", Action: ["bedrock:Rerank"], Resource: "*" },
    ],
  ]);
});

test("a model that is called without a profile is among those that need a guardrail", () => {
  const guardrails = {
    identifiers: ["arn:aws:bedrock:us-west-2:111122223333:guardrail/a1b2c3d4e5f6"],
    resources: ["arn:aws:bedrock:us-west-2:111122223333:guardrail/a1b2c3d4e5f6"],
    everywhere: (sources: readonly { arn: string }[]) => sources.map(({ arn }) => arn),
  };
  const documents = policies({
    profiles: [haiku, east],
    models: [titan],
    actions: ["bedrock:InvokeModel"],
    profilesPerPolicy: 1,
    guardrails,
  });
  const denied = documents.map(
    ({ Statement }) => Statement.find(({ Effect }) => Effect === "Deny")?.Resource,
  );
  expect(denied).toEqual([[haiku.arn, titanArn], [east.arn]]);
  const applying = documents.map(({ Statement }) =>
    Statement.flatMap(({ Action }) => Action).includes("bedrock:ApplyGuardrail"),
  );
  expect(applying).toEqual([true, false]);
});

test("asks for no place of new profiles where none may be made", () => {
  const actions = ["bedrock:InvokeModel", tag];
  const nowhere = () => {
    throw new Error("not asked");
  };
  expect(accessDocuments({ profiles: [haiku], actions, beside: nowhere })).toHaveLength(1);
});

test("fences no action that carries no bedrock:InferenceProfileArn", () => {
  const actions = [create, "bedrock:CountTokens", "bedrock:InvokeModel"];
  const [document] = policies({ profiles: [haiku], actions });
  const fenced = document?.Statement.filter(({ Condition }) => Condition) ?? [];
  expect(fenced.map(({ Action }) => Action)).toEqual([["bedrock:InvokeModel"]]);
  for (const action of [create, "bedrock:CountTokens"]) {
    const resource = String(haiku.foundationModelArns[0]);
    expect(decision(document ? [document] : [], { action, resource })).toBe("Allowed");
  }
});

// domain: StartAsyncInvoke and the Responses API take InvokeModel on one resource more, where the profile is called
test.each([
  [{ asyncInvoke: true }, ["async-invoke/abc"]],
  [{ responsesApi: true }, ["project/default"]],
  [{ asyncInvoke: true, responsesApi: true }, ["async-invoke/abc", "project/default"]],
  [{}, []],
])("%j allows InvokeModel on %j, where a profile is, and nothing more", (ways, allowed) => {
  const actions = ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"];
  const documents = policies({ profiles: [haiku, east], actions, profilesPerPolicy: 1, ...ways });
  const resources = ["async-invoke/abc", "project/default", "project/other", "async-invoke", "project/"];
  for (const action of [
    "bedrock:InvokeModel",
    "bedrock:InvokeModelWithResponseStream",
    "bedrock:GetInvoke",
    "bedrock:GetAsyncInvoke",
  ]) {
    for (const place of [
      ...["us-west-2:111122223333", "us-east-1:111122223333"],
      ...["us-east-2:111122223333", "us-west-2:444455556666", "us-west-2:"],
    ]) {
      const isPlace = /^us-(west-2|east-1):1111/.test(place);
      const right = action === "bedrock:InvokeModel" && isPlace ? allowed : [];
      expect(
        resources.filter((resource) => {
          const arn = `arn:aws:bedrock:${place}:${resource}`;
          return decision(documents, { action, resource: arn }) === "Allowed";
        }),
      ).toEqual(right);
    }
  }
});
