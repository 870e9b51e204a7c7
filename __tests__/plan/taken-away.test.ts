import { attachments } from "../../modules/plan/attachments";
import { parseTerraformDocument } from "../../modules/plan/terraform-document";
import { document, haiku, statements } from "./plan";

const policy = JSON.stringify(document(...statements(haiku)));
const arn = "arn:aws:iam::111122223333:policy/a";
const attached = { role: "r", policy_arn: arn };
const inline = { role: "r", name: "i", policy };

/** A resource, what becomes of it, and what its configuration has. */
interface Change {
  readonly address: string;
  readonly before?: object;
  readonly after?: object;
  readonly unknown?: object;
  readonly actions: readonly string[];
  readonly expressions?: object;
  readonly more?: object;
}

function same(address: string, values: object, expressions: object = {}): Change {
  return { address, before: values, after: values, actions: ["no-op"], expressions };
}

const managed = same("aws_iam_policy.a", { name: "a", arn, policy });

/** A plan of changes, as Terraform prints it. */
function plan(changes: readonly Change[]): unknown {
  const described = ({ address }: Change) => {
    const [type, name] = address.split(".");
    return { address, mode: "managed", type, name };
  };
  return {
    format_version: "1.2",
    resource_changes: changes.map((change) => ({
      ...described(change),
      ...change.more,
      change: {
        actions: change.actions,
        before: change.before ?? null,
        after: change.after ?? null,
        after_unknown: change.unknown ?? {},
      },
    })),
    configuration: {
      root_module: {
        resources: changes
          .filter(({ expressions }) => expressions !== undefined)
          .map((change) => ({ ...described(change), expressions: change.expressions })),
      },
    },
  };
}

/** Who has which policies after a plan, and how sure that is. */
function holders(...changes: readonly Change[]): string[] {
  const { principals } = attachments(parseTerraformDocument(plan([managed, ...changes]))).after;
  return [...principals.values()].flatMap(({ type, name, policies }) =>
    policies.map(({ policy: { address }, attachment }) => `${type} ${name ?? "?"}: ${address} ${attachment}`),
  );
}

const attachment = "aws_iam_role_policy_attachment";
const role = same("aws_iam_role.r", { name: "r" });
const gone = { before: attached, actions: ["delete"] };
const list = { managed_policy_arns: { constant_value: [arn] } };

// what the AWS provider does: an attachment detaches when it is destroyed, whoever attached the policy besides
test.each<[string, readonly Change[], readonly string[]]>([
  ["an attachment that stays", [same(`${attachment}.x`, attached)], ["known"]],
  [
    "an attachment that goes from one address and comes to another",
    [
      { address: `${attachment}.old`, ...gone },
      { address: `${attachment}.new`, after: attached, actions: ["create"], expressions: {} },
    ],
    ["unknown"],
  ],
  [
    "two attachments of one pair, of which one goes",
    [{ address: `${attachment}.old`, ...gone }, same(`${attachment}.x`, attached)],
    ["unknown"],
  ],
  [
    "an attachment that goes, of another policy",
    [
      { address: `${attachment}.old`, before: { role: "r", policy_arn: `${arn}b` }, actions: ["delete"] },
      same(`${attachment}.x`, attached),
    ],
    ["known"],
  ],
  [
    "an attachment that is replaced by the same, the old one first",
    [{ address: `${attachment}.x`, before: attached, after: attached, actions: ["delete", "create"] }],
    ["known"],
  ],
  [
    "an attachment that is replaced by the same, the new one first",
    [{ address: `${attachment}.x`, before: attached, after: attached, actions: ["create", "delete"] }],
    ["unknown"],
  ],
  [
    "an attachment that is forgotten, beside another one",
    [
      { address: `${attachment}.old`, before: attached, actions: ["forget"] },
      same(`${attachment}.x`, attached),
    ],
    ["known"],
  ],
  [
    "an attachment that goes, of a role that lists the policy",
    [
      { address: `${attachment}.old`, ...gone },
      same("aws_iam_role.r", { name: "r", managed_policy_arns: [arn] }, list),
    ],
    ["unknown"],
  ],
  [
    "a list that a role's configuration has no longer, beside an attachment that comes",
    [
      {
        address: "aws_iam_role.r",
        before: { name: "r", managed_policy_arns: [arn] },
        after: { name: "r", managed_policy_arns: [arn], path: "/x/" },
        actions: ["update"],
        expressions: {},
      },
      { address: `${attachment}.x`, after: attached, actions: ["create"], expressions: {} },
    ],
    ["known"],
  ],
  [
    "a list in a role's configuration that leaves out what is attached",
    [
      {
        address: "aws_iam_role.r",
        before: { name: "r", managed_policy_arns: [`${arn}b`] },
        after: { name: "r", managed_policy_arns: [] },
        actions: ["update"],
        expressions: { managed_policy_arns: { constant_value: [] } },
      },
      same(`${attachment}.x`, attached),
    ],
    ["unknown"],
  ],
  [
    "an exclusive list that comes and leaves it out",
    [
      same(`${attachment}.x`, attached),
      {
        address: `${attachment}s_exclusive.l`,
        after: { role_name: "r", policy_arns: [] },
        actions: ["create"],
        expressions: {},
      },
    ],
    ["unknown"],
  ],
  [
    "an exclusive list that comes and has it",
    [
      same(`${attachment}.x`, attached),
      {
        address: `${attachment}s_exclusive.l`,
        after: { role_name: "r", policy_arns: [arn] },
        actions: ["create"],
        expressions: {},
      },
    ],
    ["known"],
  ],
  [
    "an exclusive list of another role",
    [
      same(`${attachment}.x`, attached),
      {
        address: `${attachment}s_exclusive.l`,
        after: { role_name: "s", policy_arns: [] },
        actions: ["create"],
        expressions: {},
      },
    ],
    ["known"],
  ],
  [
    "an exclusive list that was there, and that this apply does not run",
    [
      same(`${attachment}.x`, attached),
      same(`${attachment}s_exclusive.l`, { role_name: "r", policy_arns: [] }),
    ],
    ["known"],
  ],
  [
    "a list of roles from which one goes",
    [
      same(`${attachment}.x`, attached),
      {
        address: "aws_iam_policy_attachment.l",
        before: { name: "l", roles: ["r"], policy_arn: arn },
        after: { name: "l", roles: [], policy_arn: arn },
        actions: ["update"],
        expressions: {},
      },
    ],
    ["unknown"],
  ],
  [
    "a role that is replaced, with an attachment that is not",
    [
      {
        address: "aws_iam_role.r",
        before: { name: "r" },
        after: { name: "r" },
        actions: ["delete", "create"],
      },
      same(`${attachment}.x`, attached),
    ],
    ["unknown"],
  ],
  [
    "a role that is replaced, with its attachment",
    [
      {
        address: "aws_iam_role.r",
        before: { name: "r" },
        after: { name: "r" },
        actions: ["delete", "create"],
      },
      { address: `${attachment}.x`, before: attached, after: attached, actions: ["delete", "create"] },
    ],
    ["known"],
  ],
  [
    "a role that is replaced, with what it lists itself",
    [
      {
        address: "aws_iam_role.r",
        before: { name: "r", managed_policy_arns: [arn] },
        after: { name: "r", managed_policy_arns: [arn] },
        actions: ["delete", "create"],
        expressions: list,
      },
    ],
    ["known"],
  ],
])("what a role has is as sure as it can be with %s", (_, changes, expected) => {
  expect(holders(...changes).filter((line) => line.includes("aws_iam_policy.a "))).toEqual(
    expected.map((sure) => `role r: aws_iam_policy.a ${sure}`),
  );
});

test("a policy that is replaced before the old one goes is another policy for its attachment", () => {
  const other = `${arn}2`;
  const changes: Change[] = [
    {
      address: "aws_iam_policy.b",
      before: { name: "b", arn, policy },
      after: { name: "b2", arn: other, policy },
      actions: ["create", "delete"],
    },
    {
      address: `${attachment}.x`,
      before: attached,
      after: { role: "r", policy_arn: other },
      actions: ["create", "delete"],
    },
  ];
  const { principals } = attachments(parseTerraformDocument(plan(changes))).after;
  expect([...principals.values()].flatMap(({ policies }) => policies.map((each) => each.attachment))).toEqual(
    ["known"],
  );
});

test.each<[string, readonly Change[], readonly string[]]>([
  [
    "an exclusive list of names that comes and leaves it out",
    [
      same("aws_iam_role_policy.x", inline),
      {
        address: "aws_iam_role_policies_exclusive.l",
        after: { role_name: "r", policy_names: [] },
        actions: ["create"],
      },
    ],
    ["role r: aws_iam_role_policy.x unknown"],
  ],
  [
    "an exclusive list of names that comes and has it",
    [
      same("aws_iam_role_policy.x", inline),
      {
        address: "aws_iam_role_policies_exclusive.l",
        after: { role_name: "r", policy_names: ["i"] },
        actions: ["create"],
      },
    ],
    ["role r: aws_iam_role_policy.x known"],
  ],
  [
    "another inline policy of its name",
    [same("aws_iam_role_policy.x", inline), same("aws_iam_role_policy.y", inline)],
    ["role r: aws_iam_role_policy.x unknown", "role r: aws_iam_role_policy.y unknown"],
  ],
  [
    "an inline policy of another name",
    [same("aws_iam_role_policy.x", inline), same("aws_iam_role_policy.y", { ...inline, name: "j" })],
    ["role r: aws_iam_role_policy.x known", "role r: aws_iam_role_policy.y known"],
  ],
  [
    "an inline policy that goes from another address, of the same name",
    [
      { address: "aws_iam_role_policy.old", before: inline, actions: ["delete"] },
      { address: "aws_iam_role_policy.x", after: inline, actions: ["create"] },
    ],
    ["role r: aws_iam_role_policy.x unknown"],
  ],
  [
    "a leftover of its own that goes",
    [
      same("aws_iam_role_policy.x", inline),
      {
        address: "aws_iam_role_policy.x",
        before: inline,
        actions: ["delete"],
        more: { deposed: "12345678" },
      },
    ],
    ["role r: aws_iam_role_policy.x known"],
  ],
])("an inline policy is as sure as it can be with %s", (_, changes, expected) => {
  expect(holders(role, ...changes)).toEqual(expected);
});

test("a role that one apply does not run the exclusive list of has what it lists itself", () => {
  const listing = { name: "r", inline_policy: [{ name: "i", policy }] };
  const exclusive = { role_name: "r", policy_names: [] };
  expect(
    holders(same("aws_iam_role.r", listing), same("aws_iam_role_policies_exclusive.l", exclusive)),
  ).toEqual(["role r: aws_iam_role.r known"]);
  expect(
    holders(same("aws_iam_role.r", listing), {
      address: "aws_iam_role_policies_exclusive.l",
      before: { role_name: "r", policy_names: ["i"] },
      after: exclusive,
      actions: ["update"],
    }),
  ).toEqual([]);
});

test("an exclusive list says nothing of a boundary, nor of groups", () => {
  const boundary = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  const managed = { address: `${attachment}s_exclusive.l`, after: { role_name: "r", policy_arns: [arn] } };
  expect(
    holders(same("aws_iam_role.r", { name: "r", permissions_boundary: boundary }), {
      ...managed,
      actions: ["create"],
    }),
  ).toEqual([`role r: ${boundary} known`, "role r: aws_iam_policy.a known"]);
  const names = { user_name: "u", policy_names: [] };
  expect(
    holders(
      same("aws_iam_group_policy.g", { group: "g", name: "i", policy }),
      same("aws_iam_user_group_membership.m", { user: "u", groups: ["g"] }),
      { address: "aws_iam_user_policies_exclusive.l", after: names, actions: ["create"] },
    ),
  ).toEqual(["group g: aws_iam_group_policy.g known", "user u: aws_iam_group_policy.g known"]);
});

test("an exclusive list in which something is unknown may leave out what it does not name", () => {
  const exclusive = {
    address: `${attachment}s_exclusive.l`,
    after: { role_name: "r", policy_arns: [] },
    unknown: { policy_arns: true },
    actions: ["create"],
  };
  const listing = { name: "r", managed_policy_arns: [arn] };
  const sure = (...changes: readonly Change[]) =>
    holders(...changes).filter((line) => line.includes("aws_iam_policy.a "));
  expect(sure(exclusive, same(`${attachment}.x`, attached))).toEqual(["role r: aws_iam_policy.a unknown"]);
  expect(sure(exclusive, same("aws_iam_role.r", listing))).toEqual(["role r: aws_iam_policy.a unknown"]);
  const known = { ...exclusive, unknown: {} };
  expect(sure(known, same("aws_iam_role.r", listing))).toEqual([]);
  expect(sure(known, same("aws_iam_role.r", listing, list))).toEqual(["role r: aws_iam_policy.a unknown"]);
});

test("a user may leave a group with a list that no longer has it", () => {
  const group = same("aws_iam_group_policy.g", { group: "g", name: "i", policy });
  const membership = same("aws_iam_user_group_membership.m", { user: "u", groups: ["g"] });
  const users = {
    address: "aws_iam_group_membership.m",
    before: { name: "m", group: "g", users: ["u", "v"] },
    after: { name: "m", group: "g", users: ["v"] },
    actions: ["update"],
  };
  expect(holders(group, membership, users)).toEqual([
    "group g: aws_iam_group_policy.g known",
    "user u: aws_iam_group_policy.g unknown",
    "user v: aws_iam_group_policy.g known",
  ]);
});

test("a user that gets another name keeps what it has, and what names the former one is not sure", () => {
  const own = { name: "i", user: "old", policy };
  const user = { before: { name: "old" }, after: { name: "new" } };
  const renamed = { address: "aws_iam_user.u", ...user, actions: ["update"] };
  expect(holders(renamed, same("aws_iam_user_policy.x", own))).toEqual([
    "user new: aws_iam_user_policy.x unknown",
    "user old: aws_iam_user_policy.x unknown",
  ]);
  expect(
    holders(renamed, {
      address: "aws_iam_user_policy.x",
      before: own,
      after: { ...own, user: "new" },
      actions: ["delete", "create"],
    }),
  ).toEqual(["user new: aws_iam_user_policy.x known"]);
  const replaced = { address: "aws_iam_user.u", ...user, actions: ["delete", "create"] };
  expect(holders(replaced, same("aws_iam_user_policy.x", own))).toEqual([
    "user old: aws_iam_user_policy.x known",
  ]);
});

test("what is replaced and not destroyed stays beside what replaces it", () => {
  expect(
    holders({
      address: `${attachment}.x`,
      before: attached,
      after: { role: "s", policy_arn: arn },
      actions: ["create", "forget"],
    }),
  ).toEqual(["role r: aws_iam_policy.a known", "role s: aws_iam_policy.a known"]);
});
