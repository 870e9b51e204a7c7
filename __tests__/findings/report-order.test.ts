import { report } from "../../modules/findings/terraform-report";
import type { ReportedProfile } from "../../modules/report/access";
import { planOf, stateOf, type NumberedResource } from "../plan/numbered";
import { account, document, haiku, model, plan, state, statements } from "../plan/plan";

const [onProfile, onModels] = statements(haiku);
const policy = JSON.stringify(document(onProfile, onModels));
const staging = "444455556666";

const attachment = (role: string, of: string): NumberedResource => ({
  type: "aws_iam_role_policy_attachment",
  values: { role, policy_arn: `arn:aws:iam::${of}:policy/a` },
});
const inline = (type: string, name: string): NumberedResource => ({
  type: `aws_iam_${type}_policy`,
  values: { [type]: name, name: "i", policy },
});
const nameless = (type: string): NumberedResource => ({
  type: `aws_iam_${type}`,
  values: {},
  unknown: { name: true },
});

test("principals come by type, name, account and address", () => {
  const resources = [
    ...[inline("user", "a"), inline("role", "b"), inline("role", "a"), inline("group", "c")],
    ...[attachment("z", staging), attachment("z", account)],
  ];
  const { principals } = report(stateOf(resources));
  expect(principals.map(({ type, name, account: of }) => [type, name, of])).toEqual([
    ["group", "c", null],
    ["role", "a", null],
    ["role", "b", null],
    ["role", "z", account],
    ["role", "z", staging],
    ["user", "a", null],
  ]);
});

test("principals whose name is known after apply come by address, before others", () => {
  const boundary = { permissions_boundary: "arn:aws:iam::aws:policy/ReadOnlyAccess" };
  const listing = { inline_policy: [{ name: "i", policy }] };
  const roles = [nameless("role"), nameless("role")].map((each) => ({ ...each, values: { ...listing } }));
  const { principals } = report(
    planOf([inline("role", "A"), ...roles, { ...nameless("role"), values: boundary }]),
  );
  expect(principals.map(({ name, address }) => [name, address])).toEqual([
    [null, "aws_iam_role.x1"],
    [null, "aws_iam_role.x2"],
    ["A", null],
  ]);
});

test("principals of one name come by account and address, what is not known first", () => {
  const resources: NumberedResource[] = [
    ...[attachment("z", staging), attachment("z", account)],
    ...[
      inline("role", "z"),
      { type: "aws_iam_role", values: { name: "z", inline_policy: [{ name: "j", policy }] } },
    ],
  ];
  for (const ordered of [resources, [...resources].reverse()]) {
    const { principals } = report(stateOf(ordered));
    expect(principals.map(({ account: of, address }) => [of, address === null])).toEqual([
      [null, true],
      [null, false],
      [account, true],
      [staging, true],
    ]);
  }
});

test("the policies of a principal come by address, and then by use", () => {
  const arn = `arn:aws:iam::${account}:policy/a`;
  const { principals } = report(
    planOf([
      { type: "aws_iam_role", values: { name: "r", permissions_boundary: arn } },
      { type: "aws_iam_role_policy", values: { role: "r", name: "z", policy } },
      { type: "aws_iam_role_policy", values: { role: "r", name: "i", policy } },
      { type: "aws_iam_role_policy_attachment", values: { role: "r", policy_arn: arn } },
      { type: "aws_iam_policy", values: { arn, policy } },
    ]),
  );
  expect(principals.map(({ policies }) => policies.map(({ address, use }) => `${use} ${address}`))).toEqual([
    [
      "boundary aws_iam_policy.x4",
      "policy aws_iam_policy.x4",
      "policy aws_iam_role_policy.x1",
      "policy aws_iam_role_policy.x2",
    ],
  ]);
});

// who may have something that nobody knows stands in the report, who has nothing of Bedrock does not
test.each<[string, readonly NumberedResource[], number]>([
  [
    "a policy of another service",
    [{ ...inline("role", "r"), values: { role: "r", name: "i", policy: '{"Statement":[]}' } }],
    0,
  ],
  [
    "a document that is known after apply",
    [{ ...inline("role", "r"), values: { role: "r", name: "i" }, unknown: { policy: true } }],
    1,
  ],
  [
    "a policy of another service that it has perhaps",
    [
      {
        type: "aws_iam_policy",
        values: { arn: `arn:aws:iam::${account}:policy/a`, policy: '{"Statement":[]}' },
      },
      { type: "aws_iam_user", values: { name: "u" } },
      {
        ...attachment("r", account),
        values: { policy_arn: `arn:aws:iam::${account}:policy/a` },
        unknown: { role: true },
      },
      { type: "aws_iam_role", values: { name: "r" } },
    ],
    1,
  ],
  [
    "a boundary that nobody can read, and nothing else",
    [
      {
        type: "aws_iam_role",
        values: { name: "r", permissions_boundary: `arn:aws:iam::${account}:policy/b` },
      },
    ],
    0,
  ],
  [
    "a boundary that is known after apply only",
    [{ type: "aws_iam_role", values: { name: "r" }, unknown: { permissions_boundary: true } }],
    0,
  ],
])("whoever has %s", (_, resources, expected) => {
  expect(report(planOf(resources)).principals).toHaveLength(expected);
});

test("a profile that AWS lists is read, unless the plan reads it too", () => {
  const listed: ReportedProfile = {
    arn: haiku.arn,
    address: null,
    label: "listed",
    type: "system-defined",
    sourceRegion: "us-west-2",
    copiedFrom: null,
    foundationModelArns: [...haiku.models, model("us-east-2")],
  };
  const policies = [{ name: "a", document: document(onProfile, onModels), roles: ["r"] }];
  const found = (profiles: readonly (typeof haiku)[], ...given: readonly ReportedProfile[]) => {
    const { principals, findings } = report(state(policies, profiles), given);
    return [principals[0]?.profiles[0]?.profile.foundationModelArns, findings.map(({ type }) => type)];
  };
  expect(found([], listed)).toEqual([listed.foundationModelArns, ["destination-region-missing"]]);
  expect(found([haiku], listed)).toEqual([[...haiku.models].sort(), []]);
  expect(found([], { ...listed, arn: null })).toEqual([null, ["unread-profile"]]);
});

test("access before is told from access after, layer by layer", () => {
  const boundary = `arn:aws:iam::${account}:policy/b`;
  const b = { type: "aws_iam_policy", name: "b", address: "aws_iam_policy.b", mode: "managed" };
  const r = { type: "aws_iam_role", name: "r", address: "aws_iam_role.r", mode: "managed" };
  const x = { type: "aws_iam_role_policy", name: "x", address: "aws_iam_role_policy.x", mode: "managed" };
  const values = { role: "r", name: "i", policy };
  const narrow = { arn: boundary, policy: JSON.stringify(document(onProfile)) };
  const same = (resource: object, own: object) => ({
    ...resource,
    change: { actions: ["no-op"], before: own, after: own, after_unknown: {} },
  });
  const role = (before: object, after: object) => ({
    ...r,
    change: { actions: ["update"], before, after, after_unknown: {} },
  });
  const [free, bound] = [{ name: "r" }, { name: "r", permissions_boundary: boundary }];
  const changes = (before: object, after: object) =>
    report({
      format_version: "1.2",
      resource_changes: [same(b, narrow), same(x, values), role(before, after)],
      configuration: {},
    }).principals.map(({ profiles }) => profiles.map(({ change }) => change));
  expect(changes(free, free)).toEqual([["unchanged"]]);
  expect(changes(free, bound)).toEqual([["removed"]]);
  expect(changes(bound, free)).toEqual([["added"]]);
});

test("what is not judged comes by address, statement and what it is, each once", () => {
  const odd = (Condition: object) => ({ ...onModels, Condition });
  const policies = ["b", "a"].map((name) => ({
    name,
    document: document(
      odd({ DateLessThan: { "aws:CurrentTime": "x" }, IpAddress: { "aws:SourceIp": "x" } }),
      onProfile,
      odd({ Bool: { "aws:SecureTransport": "x" } }),
    ),
    roles: ["r"],
  }));
  const all = state(policies, [haiku]);
  const words = report(plan(all, all)).unjudged.map(
    ({ address, statement, what }) => `${address} ${statement ?? "-"} ${what}`,
  );
  expect(words).toEqual([...words].sort());
  expect(new Set(words).size).toBe(words.length);
  expect(words.filter((line) => line.startsWith("aws_iam_policy.a 1"))).toHaveLength(2);
  expect(words.filter((line) => line.startsWith("aws_iam_policy.a 2"))).toHaveLength(0);
});
