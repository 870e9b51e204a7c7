import { readFileSync } from "node:fs";
import { join } from "node:path";
import { report } from "../../modules/findings/terraform-report";
import type { PrincipalPolicy, PrincipalReference } from "../../modules/report/principal";

/** A plan of what people really write. `README.md` beside it says what is right about each. */
function plan(name: string): unknown {
  return JSON.parse(readFileSync(join(__dirname, `../fixtures/cases/${name}.json`), "utf8"));
}

/** Who a principal is, in short. */
function who({ type, name, address, account }: PrincipalReference): string {
  return `${type} ${name ?? address} in ${account ?? "an account nobody knows"}`;
}

function inWords({ address, use, attachment, document }: PrincipalPolicy): string {
  return `${use} ${address}: ${attachment}, ${document}`;
}

const admin = "arn:aws:iam::aws:policy/AdministratorAccess";
const bedrock = "arn:aws:iam::aws:policy/AmazonBedrockFullAccess";
const workflow = "module.role.aws_iam_role_policy_attachment.this";

test.each<[name: string, principals: Readonly<Record<string, readonly string[]>>]>([
  [
    "alias-per-region",
    {
      "role app in 111122223333": [
        'policy module.global.aws_iam_policy.this["1"]: assumed, known',
        'policy module.regional.aws_iam_policy.this["1"]: assumed, known',
      ],
    },
  ],
  [
    "boundary",
    {
      "role agent in 111122223333": [
        "boundary aws_iam_policy.boundary: assumed, known",
        "policy aws_iam_role_policy.agent: known, known",
      ],
    },
  ],
  [
    "group-members",
    {
      "user alice in 111122223333": [
        "policy aws_iam_group_policy.g: known, known",
        "policy aws_iam_user_policy.u: known, known",
      ],
    },
  ],
  [
    "guessed-attachment",
    { "role c6-reader in 111122223333": ['policy aws_iam_policy.level["reader"]: assumed, known'] },
  ],
  [
    "guessed-attachment-applied",
    { "role c6-reader in 123456789012": ['policy aws_iam_policy.level["admin"]: known, known'] },
  ],
  [
    "managed-policies",
    {
      "role analytics in 111122223333": [`policy ${admin}: known, known`],
      "user alice in 111122223333": [`policy ${bedrock}: known, known`],
    },
  ],
  [
    "permission-sets",
    {
      "permission-set AICodeAssistant in 111122223333": [
        `policy ${bedrock}: assumed, known`,
        "policy aws_iam_policy.cm: assumed, known",
        "policy aws_ssoadmin_permission_set_inline_policy.dev: assumed, known",
      ],
    },
  ],
  [
    "same-role-two-accounts",
    {
      "role c7-app in 111122223333": [`policy ${admin}: known, known`],
      "role c7-app in 444455556666": [`policy ${admin}: known, known`],
      "role c7-mod in 111122223333": [
        'policy module.m.aws_iam_policy.this["1"]: assumed, known',
        'policy module.n.aws_iam_policy.this["1"]: assumed, known',
      ],
      "role c7-split in 111122223333": [
        "policy aws_iam_role_policy.models: known, known",
        "policy aws_iam_role_policy.profile: known, known",
      ],
    },
  ],
  [
    "two-policies-one-grant",
    {
      // the policies are the values of a map, whose keys a plan of HCL has not
      "role module.role.aws_iam_role.this[0] in 111122223333": [
        "policy module.models_policy.aws_iam_policy.policy[0]: unknown, known",
        "policy module.profile_policy.aws_iam_policy.policy[0]: unknown, known",
        `policy ${workflow}["models"]: unknown, unknown`,
        `policy ${workflow}["profile"]: unknown, unknown`,
      ],
    },
  ],
  [
    "two-policies-one-grant-applied",
    {
      "role workflow-20261125112828330400000001 in 123456789012": [
        "policy module.models_policy.aws_iam_policy.policy[0]: known, known",
        "policy module.profile_policy.aws_iam_policy.policy[0]: known, known",
      ],
    },
  ],
])("in %s, each principal has exactly its policies", (name, expected) => {
  const { principals } = report(plan(name));
  const found = principals.map((each) => [who(each), each.policies.map(inWords)] as const);
  expect(Object.fromEntries(found)).toEqual(expected);
});

test.each([
  "boundary",
  "group-members",
  "guessed-attachment",
  "managed-policies",
  "permission-sets",
  "same-role-two-accounts",
  "two-policies-one-grant",
  "two-policies-one-grant-applied",
])("in %s, no Region is missing", (name) => {
  const types = report(plan(name)).findings.map(({ type }) => type);
  expect(types.filter((type) => type.endsWith("-missing"))).toEqual([]);
});

test("resource_changes that is no list is refused", () => {
  expect(() => report(plan("malformed"))).toThrow(
    new Error("'resource_changes' should be a list, got an object"),
  );
});
