import { report } from "../../modules/findings/terraform-report";
import { document, haiku, model, plan, state, statements, type PlannedPolicy } from "../plan/plan";

const [onProfile, onModels] = statements(haiku);
const correct = document(onProfile, onModels);
const open = document(onProfile, { ...onModels, Condition: undefined });
const direct = "direct-model-access";

function policy(policyDocument: unknown, roles: readonly string[] = ["r"], name = "a"): PlannedPolicy {
  return { name, document: policyDocument, roles };
}

/** What a plan brings: each finding with its principals and whether it is new. */
function brought(before: readonly PlannedPolicy[], after: readonly PlannedPolicy[]): unknown[] {
  return report(plan(state(before, [haiku]), state(after, [haiku]))).findings.map(
    ({ type, introduced, principals }) => [type, introduced, ...principals.map(({ name }) => name)],
  );
}

test.each<[string, readonly PlannedPolicy[], readonly PlannedPolicy[], readonly unknown[]]>([
  ["a new policy", [], [policy(open)], [[direct, true, "r"]]],
  ["a policy that was so before", [policy(open)], [policy(open)], [[direct, false, "r"]]],
  ["a policy that was right before", [policy(correct)], [policy(open)], [[direct, true, "r"]]],
  [
    "another place in the policy",
    [policy(open)],
    [
      policy(
        document({ Effect: "Allow", Action: "s3:*", Resource: "*" }, onProfile, {
          ...onModels,
          Condition: undefined,
        }),
      ),
    ],
    [[direct, false, "r"]],
  ],
  [
    "another value",
    [policy(open)],
    [
      policy(
        document(onProfile, {
          ...onModels,
          Resource: [model("eu-west-1"), ...haiku.models],
          Condition: undefined,
        }),
      ),
    ],
    [[direct, true, "r"]],
  ],
  [
    "a value less",
    [policy(open)],
    [
      policy(
        document(onProfile, onModels, { ...onModels, Resource: [model("us-west-2")], Condition: undefined }),
      ),
    ],
    [[direct, false, "r"]],
  ],
  ["another principal", [policy(open)], [policy(open, ["r", "s"])], [[direct, true, "r", "s"]]],
  ["a principal less", [policy(open, ["r", "s"])], [policy(open)], [[direct, false, "r"]]],
  [
    "another policy of the same principal",
    [policy(open)],
    [policy(open, ["r"], "b")],
    [[direct, false, "r"]],
  ],
  ["a policy of nobody", [policy(open, [])], [policy(open, [])], [[direct, false]]],
  ["a policy that nobody has any more", [policy(open)], [policy(open, [])], [[direct, true]]],
])("says whether a finding is new, with %s", (_, before, after, expected) => {
  expect(brought(before, after)).toEqual(expected);
});

test("nobody can tell in a state what is new", () => {
  const { findings } = report(state([policy(open)], [haiku]));
  expect(findings.map(({ introduced }) => introduced)).toEqual([null]);
});

/** A plan of one inline policy with a value before and after. */
function inline(before: object | null, after: object, more: object = {}, change: object = {}): unknown {
  return {
    format_version: "1.2",
    resource_changes: [
      {
        address: "aws_iam_role_policy.x",
        mode: "managed",
        type: "aws_iam_role_policy",
        name: "x",
        ...more,
        change: { actions: ["update"], before, after, ...change },
      },
    ],
  };
}

test("nobody can tell what is new where what was before is not known", () => {
  const elsewhere = "arn:aws:iam::111122223333:policy/elsewhere";
  const attachment = {
    address: "aws_iam_role_policy_attachment.y",
    mode: "managed",
    type: "aws_iam_role_policy_attachment",
    name: "y",
  };
  const values = { role: "r", policy_arn: elsewhere };
  const wide = document({ Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "*" });
  const changed = inline(null, { role: "r", policy: JSON.stringify(wide) }) as { resource_changes: object[] };
  changed.resource_changes.push({
    ...attachment,
    change: { actions: ["no-op"], before: values, after: values },
  });
  expect(report(changed).findings.map(({ type, introduced }) => [type, introduced])).toEqual([
    ["any-profile-or-model", null],
  ]);
});

test("follows a policy of nobody that moves", () => {
  const unattached = {
    address: "aws_iam_policy.b",
    type: "aws_iam_policy",
    name: "b",
    previous_address: "aws_iam_policy.a",
  };
  const values = { policy: JSON.stringify(open) };
  const moved = inline(values, values, unattached) as object;
  const prior = { ...unattached, address: "aws_iam_policy.a", mode: "managed", name: "a", values };
  const prior_state = { values: { root_module: { resources: [prior] } } };
  expect(report({ ...moved, prior_state }).findings.map(({ introduced }) => introduced)).toEqual([false]);
});

test.each<[string, object, string]>([
  [
    "a resource in a list",
    { Action: "bedrock:InvokeModel", Resource: [haiku.arn, model("us-west-2")] },
    "Statement[0].Resource[1]",
  ],
  [
    "a resource alone",
    { Action: ["bedrock:InvokeModel"], Resource: model("us-west-2") },
    "Statement[0].Resource",
  ],
])("says where in a policy it is: %s", (_, statement, expected) => {
  const { findings } = report(state([policy({ Statement: { Effect: "Allow", ...statement } })], [haiku]));
  expect(findings.find(({ type }) => type === direct)?.path).toBe(expected);
});

test.each<[string, object, string, string]>([
  ["unknown-action", { Action: "bedrock:Converse" }, "Statement[1].Action", "error"],
  [
    "unknown-action",
    { Action: ["bedrock:InvokeModel", "bedrock:Converse"] },
    "Statement[1].Action[1]",
    "error",
  ],
  // it may have come to Bedrock since the list
  ["unlisted-action", { Action: "bedrock:NobodyKnows" }, "Statement[1].Action", "note"],
  [
    "unknown-condition-key",
    { Condition: { StringEquals: { "bedrock:modelId": "a" } } },
    'Statement[1].Condition.StringEquals["bedrock:modelId"]',
    "error",
  ],
  [
    "unlisted-condition-key",
    { Condition: { StringEquals: { "bedrock:NobodyKnows": "a" } } },
    'Statement[1].Condition.StringEquals["bedrock:NobodyKnows"]',
    "note",
  ],
  ["any-profile-or-model", { Resource: "*" }, "Statement[1].Resource", "warning"],
  ["any-profile-or-model", { Resource: undefined, NotResource: ["a"] }, "Statement[1]", "warning"],
  ["ineffective-action", { Action: "bedrock:ListInferenceProfiles" }, "Statement[1].Action", "error"],
])("says where %s is and how much it matters: %j", (type, more, path, severity) => {
  const statement = { Effect: "Allow", Action: "bedrock:InvokeModel", Resource: haiku.arn, ...more };
  const other = { Effect: "Allow", Action: "s3:*", Resource: "*" };
  const found = report(state([policy(document(other, statement))])).findings.find(
    (each) => each.type === type,
  );
  expect([found?.path, found?.severity]).toEqual([path, severity]);
});

test("a policy as a whole has no place in it", () => {
  const [found] = report(state([policy("x")])).findings;
  expect([found?.type, found?.path, found?.statement, found?.severity]).toEqual([
    "invalid-policy",
    null,
    null,
    "error",
  ]);
});

test("what is wrong in policies that nobody has is told apart by the policies", () => {
  const nobody = (made: unknown, name = "a") => policy(made, [], name);
  const any = document({
    Effect: "Allow",
    Action: "bedrock:InvokeModel",
    Resource: "arn:aws:bedrock:*::foundation-model/*",
  });
  const wide = "any-profile-or-model";
  const wider = (before: readonly PlannedPolicy[], after: readonly PlannedPolicy[]) =>
    brought(before, after).filter((each) => (each as string[])[0] === wide);
  expect(wider([], [nobody(any)])).toEqual([[wide, true]]);
  expect(wider([nobody(any)], [nobody(any)])).toEqual([[wide, false]]);
  expect(wider([nobody(any)], [nobody(any), nobody(any, "b")])).toEqual([
    [wide, false],
    [wide, true],
  ]);
  expect(wider([nobody(correct)], [nobody(any)])).toEqual([[wide, true]]);
  expect(brought([nobody("{")], [nobody("{")])).toEqual([["invalid-policy", false]]);
  expect(brought([nobody("{")], [nobody("[]")])).toEqual([["invalid-policy", true]]);
});

test("everything that is wrong in a policy that nobody has, and that stays as it was, was there before", () => {
  const any = document({ Effect: "Allow", Action: "bedrock:*", Resource: "*" });
  const found = brought([policy(any, [])], [policy(any, [])]) as [string, boolean][];
  expect(new Set(found.map(([, introduced]) => introduced))).toEqual(new Set([false]));
});
