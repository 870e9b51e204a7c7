import { version } from "../../modules/report/version";
import { report } from "../../modules/findings/terraform-report";
import type { Destination, ProfileChange } from "../../modules/report/access";
import type { Report } from "../../modules/report/report";
import { application, document, haiku, model, plan, policy, state, statements } from "../plan/plan";

const [onProfile, onModels] = statements(haiku);
const whole = document(onProfile, onModels);

/** A Region in which both ways of calling are allowed. */
function allowed(region: string): Destination {
  return { region, invoke: "allowed", invokeWithResponseStream: "allowed" };
}

/** A Region in which one way of calling is allowed. */
function invokeOnly(region: string): Destination {
  return { region, invoke: "allowed", invokeWithResponseStream: "denied" };
}

/** The rows of the one principal in a report. */
function rows({ principals }: Report): readonly ProfileChange[] {
  expect(principals).toHaveLength(1);
  return principals[0]?.profiles ?? [];
}

test("reports a state as its before and its after", () => {
  const access = {
    invoke: "always",
    invokeWithResponseStream: "always",
    destinations: [allowed("us-east-1"), allowed("us-west-2")],
    direct: "denied",
    manages: [],
    conditions: [],
  };
  expect(report(state([policy(whole)], [haiku]))).toEqual({
    formatVersion: "2.0",
    toolVersion: version,
    name: null,
    date: null,
    source: "state",
    principals: [
      {
        type: "role",
        name: "analytics",
        address: null,
        account: "111122223333",
        provider: null,
        policies: [{ address: "aws_iam_policy.a", use: "policy", attachment: "known", document: "known" }],
        profiles: [
          {
            profile: {
              arn: haiku.arn,
              address: "data.aws_bedrock_inference_profile.p0",
              label: "us.anthropic.claude-3-haiku-20240307-v1:0",
              type: "system-defined",
              sourceRegion: "us-west-2",
              copiedFrom: null,
              foundationModelArns: [model("us-east-1"), model("us-west-2")],
            },
            change: "unchanged",
            before: access,
            after: access,
          },
        ],
        other: [],
        globalRouting: { before: "not-allowed", after: "not-allowed" },
      },
    ],
    findings: [],
    unjudged: [],
  });
});

const everyCall = { Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "*" };

test.each<[string, readonly object[]]>([
  [
    "a Deny of all models but one",
    [everyCall, { ...everyCall, Effect: "Deny", NotResource: model("us-east-1"), Resource: undefined }],
  ],
  [
    "a Deny of all profiles but one",
    [
      everyCall,
      {
        ...everyCall,
        Effect: "Deny",
        Condition: { StringNotEquals: { "bedrock:InferenceProfileArn": haiku.arn } },
      },
    ],
  ],
  [
    "a Deny of all profiles but a kind",
    [
      everyCall,
      {
        ...everyCall,
        Effect: "Deny",
        Condition: {
          StringNotLike: { "bedrock:InferenceProfileArn": "arn:*:application-inference-profile/*" },
        },
      },
    ],
  ],
  [
    "profiles of a kind",
    [
      {
        ...everyCall,
        Condition: { StringLike: { "bedrock:InferenceProfileArn": "*:inference-profile/us.*" } },
      },
    ],
  ],
  [
    "profiles of a kind, as ARNs",
    [
      {
        ...everyCall,
        Condition: {
          ArnLike: { "bedrock:InferenceProfileArn": "arn:aws:bedrock:*:*:inference-profile/us.*" },
        },
      },
    ],
  ],
  [
    "a Deny of a narrower pattern",
    [
      { ...everyCall, Resource: "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v*" },
      {
        ...everyCall,
        Effect: "Deny",
        Resource: "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-v?",
      },
    ],
  ],
  [
    "a model, for direct calls alone",
    [
      { ...everyCall, Resource: [haiku.arn, ...haiku.models] },
      { ...everyCall, Effect: "Deny", Condition: { Null: { "bedrock:InferenceProfileArn": "false" } } },
    ],
  ],
])("shows that there is access by %s", (_, made) => {
  for (const profiles of [[haiku], []]) {
    const { principals } = report(state([policy(document(...made))], profiles));
    expect(principals.map(({ name }) => name)).toEqual(["analytics"]);
    expect(principals[0]?.profiles.length).toBeGreaterThan(0);
  }
});

test.each<[string, string, Record<string, unknown>]>([
  ["denied", "as AWS's page has it", { StringEquals: { "aws:RequestedRegion": "unspecified" } }],
  ["not-allowed", "direct calls only", { Null: { "bedrock:InferenceProfileArn": "true" } }],
  ["not-allowed", "calls in a Region", { StringEquals: { "aws:RequestedRegion": "us-east-1" } }],
  ["not-allowed", "calls of one profile", { ArnEquals: { "bedrock:InferenceProfileArn": `${haiku.arn}0` } }],
])("says %s of global routing where what is denied is %s", (expected, _, Condition) => {
  const denial = { Effect: "Deny", Action: "bedrock:InvokeModel*", Resource: "*", Condition };
  const [principal] = report(state([policy(document(onProfile, onModels, denial))], [haiku])).principals;
  expect(principal?.globalRouting).toEqual({ before: expected, after: expected });
});

test("names what a plan of targets leaves out", () => {
  const { unjudged } = report({ format_version: "1.2", resource_changes: [], complete: false });
  expect(unjudged).toEqual([
    {
      address: "the plan",
      statement: null,
      what: "what it leaves out: it is of targets only, or Terraform deferred some",
    },
  ]);
});

test("fails on a plan that ended with an error: it is not whole", () => {
  expect(() => report({ format_version: "1.2", resource_changes: [], errored: true })).toThrow(
    new Error(
      "the plan should be finished, got one that Terraform ended with an error; mend it and plan again",
    ),
  );
});

test("reports a state without resources as empty", () => {
  expect(report({ format_version: "1.0" })).toEqual({
    formatVersion: "2.0",
    toolVersion: version,
    name: null,
    date: null,
    source: "state",
    principals: [],
    findings: [],
    unjudged: [],
  });
});

const narrow = document(onProfile, { ...onModels, Resource: [model("us-west-2")] });

test.each([
  ["added", [], [policy(whole)]],
  ["removed", [policy(whole)], []],
  ["removed", [policy(whole)], [policy(whole, [])]],
  ["widened", [policy(narrow)], [policy(whole)]],
  ["narrowed", [policy(whole)], [policy(narrow)]],
  ["widened", [policy(whole)], [policy(document(onProfile, { ...onModels, Condition: undefined }))]],
  [
    "widened",
    [policy(narrow)],
    [policy(document(onProfile, { ...onModels, Resource: [model("us-east-1")] }))],
  ],
  ["unchanged", [policy(whole)], [policy(document(onModels, { ...onProfile, Sid: "Profile" }))]],
])("access is %s", (change, before, after) => {
  const read = rows(report(plan(state(before, [haiku]), state(after, [haiku]))));
  expect(read.map((row) => row.change)).toEqual([change]);
});

test("takes the Regions from the policy where nobody read the profile", () => {
  const [row] = rows(
    report(state([policy(document(onProfile, { ...onModels, Resource: [model("us-east-1")] }))])),
  );
  expect(row?.profile.foundationModelArns).toBeNull();
  // AWS may list other Regions, so that it is not known whether calls get there
  expect(row?.after).toEqual({
    invoke: "unknown",
    invokeWithResponseStream: "unknown",
    destinations: [
      allowed("us-east-1"),
      { region: "us-west-2", invoke: "denied", invokeWithResponseStream: "denied" },
    ],
    direct: "denied",
    manages: [],
    conditions: [],
  });
});

test("takes the models of an application profile from the condition that names it", () => {
  const [row] = rows(report(state([policy(document(...statements(application)))])));
  expect(row?.profile).toMatchObject({ label: "abc123", type: "application" });
  expect(row?.after?.destinations).toEqual([allowed("us-east-1"), allowed("us-west-2")]);
});

test("has a row for a pattern, and one for each profile that was read and it matches", () => {
  const [systemDefined, pattern] = rows(
    report(
      state(
        [policy(document({ Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "arn:aws:bedrock:*" }))],
        [haiku],
      ),
    ),
  );
  expect(pattern).toMatchObject({
    profile: { arn: haiku.arn, type: "system-defined" },
    after: { invoke: "always", invokeWithResponseStream: "never", direct: "allowed" },
  });
  expect(systemDefined).toEqual({
    profile: {
      arn: "arn:aws:bedrock:*",
      address: null,
      label: "arn:aws:bedrock:*",
      type: "pattern",
      sourceRegion: null,
      copiedFrom: null,
      foundationModelArns: null,
    },
    change: "unchanged",
    before: systemDefined?.after,
    after: {
      invoke: "always",
      invokeWithResponseStream: "never",
      destinations: [invokeOnly("*"), invokeOnly("global")],
      direct: "allowed",
      manages: [],
      conditions: [],
    },
  });
});

test("has a row for foundation models that no profile leads to", () => {
  const direct = { Effect: "Allow", Action: "bedrock:InvokeModel", Resource: model("us-east-1") };
  expect(
    rows(report(state([policy(document(direct))]))).map(({ profile, after }) => [profile.type, after]),
  ).toEqual([
    [
      "none",
      {
        invoke: "always",
        invokeWithResponseStream: "never",
        destinations: [invokeOnly("us-east-1")],
        direct: "allowed",
        manages: [],
        conditions: [],
      },
    ],
  ]);
});

test("has a row for a foundation model in a Region that its profile does not route to", () => {
  const direct = { Effect: "Allow", Action: "bedrock:InvokeModel", Resource: model("eu-west-1") };
  const read = rows(report(state([policy(document(onProfile, onModels, direct))], [haiku])));
  expect(read.map(({ profile, after }) => [profile.type, after?.direct, after?.destinations])).toEqual([
    ["system-defined", "denied", [allowed("us-east-1"), allowed("us-west-2")]],
    ["none", "allowed", [invokeOnly("eu-west-1")]],
  ]);
});

test("takes no Regions from a pattern for another model", () => {
  const other = { ...onModels, Resource: "arn:aws:bedrock:*::foundation-model/example.*" };
  const [row] = rows(report(state([policy(document(onProfile, onModels, other))])));
  expect(row?.after?.destinations).toEqual([allowed("us-east-1"), allowed("us-west-2")]);
});

test("leaves unjudged what is not about profiles", () => {
  const Condition = { StringEquals: { "aws:PrincipalTag/a": "b" } };
  const other = document({ Effect: "Allow", Action: "s3:*", Resource: "*", Condition });
  expect(report(state([policy(other)])).unjudged).toEqual([]);
});

test("says nothing of principals without access to Bedrock", () => {
  const other = document({ Effect: "Allow", Action: "s3:*", Resource: "*" });
  expect(report(state([policy(other)])).principals).toEqual([]);
});

test("names what it does not judge, and says of no call that it is allowed", () => {
  const when = {
    DateLessThan: { "aws:CurrentTime": "2030-01-01" },
    StringEquals: { "aws:PrincipalTag/a": "b" },
  };
  const guarded = document({ ...onProfile, Condition: when }, onModels, {
    Effect: "Deny",
    Action: "bedrock:*",
    Resource: `${haiku.arn.slice(0, -4)}\${aws:username}`,
  });
  const read = report(state([policy(guarded)], [haiku]));
  expect(rows(read)[0]?.after).toMatchObject({
    invoke: "unknown",
    destinations: [allowed("us-east-1"), allowed("us-west-2")],
    conditions: ["aws:CurrentTime meets DateLessThan 2030-01-01", "aws:PrincipalTag/a is b"],
  });
  expect(read.findings).toEqual([]);
  expect(read.unjudged).toEqual([
    { address: "aws_iam_policy.a", statement: 1, what: "the condition key aws:PrincipalTag/a" },
    { address: "aws_iam_policy.a", statement: 1, what: "the condition operator DateLessThan" },
    { address: "aws_iam_policy.a", statement: 3, what: "the policy variable ${aws:username}" },
  ]);
});

const noDocument =
  "a report should be of a plan or a state as 'terraform show -json' prints it, got another document";

test.each([
  [null, noDocument],
  [[], noDocument],
  ["{}", noDocument],
  [{}, noDocument],
  [{ format_version: 1, values: {} }, noDocument],
  [{ format_version: "1.0", provider_schemas: {} }, noDocument],
  [
    { format_version: "0.2", values: {} },
    "'format_version' should be 1.x, got '0.2'; use a release of Terraform 1",
  ],
  [
    { format_version: "2.0", planned_values: {} },
    "'format_version' should be 1.x, got '2.0'; use a release of Terraform 1",
  ],
])("fails on %j", (input, message) => {
  expect(() => report(input)).toThrow(new Error(message));
});

test("does not depend on the order of what it is given", () => {
  const policies = [policy(whole), { name: "b", document: narrow, roles: ["b", "a"] }];
  const reversed = [...policies].reverse().map((item) => ({ ...item, roles: [...item.roles].reverse() }));
  const [one, other] = [
    state(policies, [haiku, application]),
    state(reversed, [application, haiku]),
    // the fixture numbers what it reads
  ].map((document) => JSON.stringify(report(document)).replace(/\.p\d/g, ""));
  expect(one).toBe(other);
});

test("a wildcard that leads to more models than a profile's has a row of its own", () => {
  const any = {
    Effect: "Allow",
    Action: "bedrock:InvokeModel*",
    Resource: "arn:aws:bedrock:*::foundation-model/*",
  };
  const [{ profiles } = { profiles: [] }] = report(
    state([policy(document(...statements(haiku), any))], [haiku]),
  ).principals;
  expect(profiles.map(({ profile, after }) => [profile.type, after?.invoke, after?.direct])).toEqual([
    ["system-defined", "always", "allowed"],
    ["none", "always", "allowed"],
  ]);
});

test("says which file it is of, and when Terraform made the plan", () => {
  const plan = { format_version: "1.2", resource_changes: [] };
  const of = (timestamp: unknown, name?: string) => {
    const { date, name: file } = report({ ...plan, timestamp }, [], name);
    return [date, file];
  };
  expect(of("2026-11-20T10:00:00Z", "plan.json")).toEqual(["2026-11-20T10:00:00Z", "plan.json"]);
  expect(of("yesterday")).toEqual([null, null]);
  expect(of(5)).toEqual([null, null]);
});
