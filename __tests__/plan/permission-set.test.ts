import { attachments } from "../../modules/plan/attachments";
import { knowledge } from "../../modules/plan/policy";
import { parseTerraformDocument } from "../../modules/plan/terraform-document";
import { report } from "../../modules/findings/terraform-report";

const set = "aws_ssoadmin_permission_set";
const setArn = "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef";
const allow = JSON.stringify({
  Statement: {
    Effect: "Allow",
    Action: "bedrock:InvokeModel",
    Resource: "arn:aws:bedrock:us-west-2::foundation-model/a.b",
  },
});

interface Resource {
  readonly type: string;
  readonly name: string;
  readonly values: object;
  readonly unknown?: object;
  readonly mode?: string;
  readonly expressions?: object;
}

/** A plan that makes resources, with what their configuration says. */
function plan(...resources: readonly Resource[]): unknown {
  const described = ({ type, name, mode = "managed" }: Resource) => ({
    address: `${mode === "data" ? "data." : ""}${type}.${name}`,
    mode,
    type,
    name,
  });
  return {
    format_version: "1.2",
    resource_changes: resources.map((resource) => ({
      ...described(resource),
      change: { actions: ["create"], before: null, after: resource.values, after_unknown: resource.unknown },
    })),
    configuration: {
      root_module: {
        resources: resources.map((resource) => ({
          ...described(resource),
          provider_config_key: "aws",
          expressions: resource.expressions ?? {},
        })),
      },
    },
  };
}

/** Who has which policies, in words. */
function holders(...resources: readonly Resource[]): string[] {
  const { principals, unjudged } = attachments(parseTerraformDocument(plan(...resources))).after;
  return [
    ...[...principals.values()].map(({ type, name, address, policies }) => {
      const words = policies.map(
        ({ policy, use, attachment }) => `${use} ${policy.address} ${attachment} ${knowledge(policy)}`,
      );
      return `${type} ${name ?? "?"} at ${address ?? "?"}: ${words.join(", ")}`;
    }),
    ...unjudged.map(({ address, what }) => `${address}: ${what}`),
  ];
}

const made: Resource = { type: set, name: "a", values: { name: "Analyst" }, unknown: { arn: true } };
const there: Resource = { type: set, name: "a", values: { name: "Analyst", arn: setArn } };
const read: Resource = { ...there, mode: "data" };
const referring = {
  unknown: { permission_set_arn: true },
  expressions: { permission_set_arn: { references: [`${set}.a.arn`, `${set}.a`] } },
};
const exactly = {
  unknown: { permission_set_arn: true },
  expressions: {
    permission_set_arn: { constant_value: `\${${set}.a.arn}`, references: [`${set}.a.arn`, `${set}.a`] },
  },
};
const given = { values: { permission_set_arn: setArn, inline_policy: allow } };

function inline(more: object): Resource {
  return { type: `${set}_inline_policy`, name: "i", values: { inline_policy: allow }, ...more };
}

test.each<[string, readonly Resource[], readonly string[]]>([
  [
    "by references",
    [made, inline(referring)],
    [`permission-set Analyst at ${set}.a: policy ${set}_inline_policy.i assumed known`],
  ],
  [
    "by an expression",
    [made, inline(exactly)],
    [`permission-set Analyst at ${set}.a: policy ${set}_inline_policy.i known known`],
  ],
  [
    "by its ARN",
    [there, inline(given)],
    [`permission-set Analyst at ${set}.a: policy ${set}_inline_policy.i known known`],
  ],
  [
    "by the ARN of one that is read",
    [read, inline(given)],
    [`permission-set Analyst at ?: policy ${set}_inline_policy.i known known`],
  ],
  [
    "by the ARN of one that is read, and that the plan has",
    [read, there, inline(given)],
    [`permission-set Analyst at ${set}.a: policy ${set}_inline_policy.i known known`],
  ],
  [
    "by the ARN of one that the plan has, and that is read",
    [there, read, inline(given)],
    [`permission-set Analyst at ${set}.a: policy ${set}_inline_policy.i known known`],
  ],
  [
    "by an ARN that something else has",
    [{ type: "aws_sqs_queue", name: "q", values: { name: "Queue", arn: setArn } }, inline(given)],
    [`permission-set ${setArn} at ?: policy ${set}_inline_policy.i known known`],
  ],
  [
    "whose document is known after apply",
    [there, inline({ values: { permission_set_arn: setArn }, unknown: { inline_policy: true } })],
    [`permission-set Analyst at ${set}.a: policy ${set}_inline_policy.i known unknown`],
  ],
  [
    "by an ARN that nobody has",
    [inline(given)],
    [`permission-set ${setArn} at ?: policy ${set}_inline_policy.i known known`],
  ],
  [
    "that nobody can tell",
    [made, inline({ unknown: { permission_set_arn: true } })],
    [
      `permission-set Analyst at ${set}.a: policy ${set}_inline_policy.i unknown known`,
      `${set}_inline_policy.i: the permission set, known after apply`,
    ],
  ],
  [
    "that may be one of two",
    [
      made,
      { ...made, name: "b", values: { name: "Builder" } },
      { ...made, name: "c", values: { name: "Clerk" } },
      inline({
        unknown: { permission_set_arn: true },
        expressions: {
          permission_set_arn: { references: [`${set}.a.arn`, `${set}.a`, `${set}.b.arn`, `${set}.b`] },
        },
      }),
    ],
    [
      `permission-set Analyst at ${set}.a: policy ${set}_inline_policy.i unknown known`,
      `permission-set Builder at ${set}.b: policy ${set}_inline_policy.i unknown known`,
      `permission-set Clerk at ${set}.c: `,
      `${set}_inline_policy.i: the permission set, known after apply`,
    ],
  ],
])("reads the inline policy of a permission set %s", (_, resources, expected) => {
  expect(holders(...resources)).toEqual(expected);
});

const admin = "arn:aws:iam::aws:policy/AdministratorAccess";
const policy: Resource = {
  type: "aws_iam_policy",
  name: "p",
  values: { name: "Models", path: "/", policy: allow },
};

function attached(type: string, values: object, more: object = {}): Resource {
  return {
    type: `aws_ssoadmin_${type}`,
    name: "x",
    values: { permission_set_arn: setArn, ...values },
    ...more,
  };
}

function byName(name: string, path?: string): Resource {
  const reference = { name, ...(path !== undefined && { path }) };
  return attached("customer_managed_policy_attachment", { customer_managed_policy_reference: [reference] });
}

function boundary(block: object, more: object = {}): Resource {
  return attached("permissions_boundary_attachment", { permissions_boundary: [block] }, more);
}

const unread = (type: string) => `aws_ssoadmin_${type}.x`;
const customer = "customer_managed_policy_attachment";

test.each<[string, readonly Resource[], string]>([
  [
    "an AWS managed policy",
    [attached("managed_policy_attachment", { managed_policy_arn: admin })],
    `policy ${admin} known known`,
  ],
  [
    "a policy of the plan by its name",
    [policy, byName("Models", "/")],
    "policy aws_iam_policy.p assumed known",
  ],
  ["it without regard to case", [policy, byName("models")], "policy aws_iam_policy.p assumed known"],
  ["none of another path", [policy, byName("Models", "/a/")], `policy ${unread(customer)} known unknown`],
  ["a policy that is not in the plan", [byName("Models")], `policy ${unread(customer)} known unknown`],
  [
    "one of two policies of a name",
    [policy, { ...policy, name: "q" }, byName("Models")],
    `policy aws_iam_policy.p unknown known, policy aws_iam_policy.q unknown known, policy ${unread(customer)} unknown unknown`,
  ],
  [
    "a policy whose name is known after apply",
    [
      { ...policy, values: { policy: allow }, unknown: { name: true } },
      attached(
        customer,
        { customer_managed_policy_reference: [{ path: "/" }] },
        {
          unknown: { customer_managed_policy_reference: [{ name: true }] },
          expressions: {
            customer_managed_policy_reference: [
              { name: { references: ["aws_iam_policy.p.name", "aws_iam_policy.p"] } },
            ],
          },
        },
      ),
    ],
    "policy aws_iam_policy.p assumed known",
  ],
  [
    "an AWS managed policy as boundary",
    [boundary({ managed_policy_arn: admin })],
    `boundary ${admin} known known`,
  ],
  [
    "a policy of the plan as boundary",
    [policy, boundary({ customer_managed_policy_reference: [{ name: "Models", path: "/" }] })],
    "boundary aws_iam_policy.p assumed known",
  ],
  [
    "a boundary whose ARN is known after apply",
    [
      policy,
      boundary(
        {},
        {
          unknown: { permissions_boundary: [{ managed_policy_arn: true }] },
          expressions: {
            permissions_boundary: [
              { managed_policy_arn: { references: ["aws_iam_policy.p.arn", "aws_iam_policy.p"] } },
            ],
          },
        },
      ),
    ],
    "boundary aws_iam_policy.p assumed known",
  ],
])("a permission set has %s", (_, resources, expected) => {
  expect(holders(there, ...resources)).toEqual([`permission-set Analyst at ${set}.a: ${expected}`]);
});

test.each<[string, readonly Resource[], string]>([
  [
    "an attachment without a policy",
    [attached("managed_policy_attachment", {})],
    "'aws_ssoadmin_managed_policy_attachment.x: managed_policy_arn' should be a text, got undefined",
  ],
  [
    "a policy by no name",
    [attached(customer, { customer_managed_policy_reference: [] })],
    "'aws_ssoadmin_customer_managed_policy_attachment.x: customer_managed_policy_reference.0.name' should be a text, got undefined",
  ],
  [
    "an attachment to nothing",
    [attached("managed_policy_attachment", { managed_policy_arn: admin, permission_set_arn: undefined })],
    "'aws_ssoadmin_managed_policy_attachment.x: permission_set_arn' should be a text, got undefined",
  ],
  [
    "a boundary that is no list",
    [attached("permissions_boundary_attachment", { permissions_boundary: "x" })],
    "'aws_ssoadmin_permissions_boundary_attachment.x: permissions_boundary' should be a list of blocks, got 'x'",
  ],
  [
    "a boundary that is no block",
    [attached("permissions_boundary_attachment", { permissions_boundary: ["x"] })],
    "'aws_ssoadmin_permissions_boundary_attachment.x: permissions_boundary[0]' should be a block, got 'x'",
  ],
])("fails on %s", (_, resources, message) => {
  expect(() => holders(there, ...resources)).toThrow(new Error(message));
});

test("what a permission set has is reported, and its boundary taken off", () => {
  const [, models] = [there, inline(given)];
  const [open] = report(plan(there, models)).principals;
  expect([open?.type, open?.name, open?.profiles.map(({ after }) => after?.direct)]).toEqual([
    "permission-set",
    "Analyst",
    ["allowed"],
  ]);
  const closed = boundary({ managed_policy_arn: "arn:aws:iam::aws:policy/AmazonBedrockReadOnly" });
  expect(report(plan(there, models, closed)).principals).toEqual([]);
});

test("what a permission set has is no managed policy where it is inline, and none of Terraform's where nobody reads it", () => {
  const document = plan(
    there,
    inline(given),
    byName("Models"),
    attached("managed_policy_attachment", { managed_policy_arn: admin }, { name: "y" }),
  );
  const { policies } = attachments(parseTerraformDocument(document)).after;
  expect([...policies.values()].map(({ address, managed, owned }) => [address, managed, owned])).toEqual([
    [`${set}_inline_policy.i`, false, true],
    ["aws_ssoadmin_customer_managed_policy_attachment.x", true, false],
    [admin, true, false],
  ]);
});

test("a policy that a name refers to is one of the plan, by its name and nothing else", () => {
  const referring = (...references: readonly string[]) =>
    attached(
      "customer_managed_policy_attachment",
      { customer_managed_policy_reference: [{}] },
      {
        unknown: { customer_managed_policy_reference: [{ name: true }] },
        expressions: { customer_managed_policy_reference: [{ name: { references } }] },
      },
    );
  const other = { ...policy, name: "q", values: { ...policy.values, name: "Other" } };
  const found = (...references: readonly string[]) =>
    holders(there, policy, other, referring(...references)).filter((line) =>
      line.startsWith("permission-set Analyst"),
    );
  const line = (...policies: readonly string[]) => [
    `permission-set Analyst at ${set}.a: ${policies.join(", ")}`,
  ];
  const unread = "policy aws_ssoadmin_customer_managed_policy_attachment.x unknown unknown";
  expect(found("aws_iam_policy.p.name", "aws_iam_policy.p")).toEqual(
    line("policy aws_iam_policy.p assumed known"),
  );
  expect(
    found("aws_iam_policy.p.name", "aws_iam_policy.p", "aws_iam_policy.q.name", "aws_iam_policy.q"),
  ).toEqual(line("policy aws_iam_policy.p unknown known", "policy aws_iam_policy.q unknown known", unread));
  expect(found("local.name")).toEqual(line(unread));
});
