import { plannedGrants } from "../../local/grants";
import type { Plan } from "../../local/terraform";

/** What a plan says of a resource: what is known of it, what is not, and the references of its expressions. */
interface Planned {
  readonly after?: Readonly<Record<string, unknown>>;
  readonly unknown?: Readonly<Record<string, true>>;
  readonly references?: Readonly<Record<string, readonly string[]>>;
}

/** A plan that makes some resources. */
function plan(resources: Readonly<Record<string, Planned>>): Plan {
  const parts = Object.entries(resources).map(([address, planned]) => {
    const [type = "", name = ""] = address.split(".");
    return { resource: { address, mode: "managed", type, name }, planned };
  });
  const changes = parts.map(({ resource, planned: { after = {}, unknown = {} } }) => ({
    ...resource,
    change: { actions: ["create"], before: null, after, after_unknown: unknown },
  }));
  const configured = parts.map(({ resource, planned: { references = {} } }) => ({
    ...resource,
    provider_config_key: "aws",
    expressions: Object.fromEntries(
      Object.entries(references).map(([key, names]) => [key, { references: names }]),
    ),
  }));
  const document = {
    format_version: "1.2",
    resource_changes: changes,
    configuration: { provider_config: { aws: { name: "aws" } }, root_module: { resources: configured } },
  };
  return document;
}

const document = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "*" }],
};
const policy = JSON.stringify(document);
const managed: Planned = { after: { name: "reader", policy }, unknown: { arn: true } };
const toReader: Planned = {
  unknown: { policy_arn: true },
  references: { policy_arn: ["aws_iam_policy.reader.arn", "aws_iam_policy.reader"] },
};
const toAnalytics: Planned = { ...toReader, after: { role: "analytics" } };

test.each(["role", "user", "group"])(
  "a policy whose ARN is known after apply is its %s's, by name and with its document",
  (type) => {
    const resources = {
      "aws_iam_policy.reader": managed,
      [`aws_iam_${type}_policy_attachment.reader`]: { ...toReader, after: { [type]: "analytics" } },
    };
    const principal = `${type} analytics`;
    expect(plannedGrants(plan(resources))).toEqual([{ principal, policyName: "reader", document }]);
  },
);

test.each<[string, Readonly<Record<string, Planned>>]>([
  [
    "whose document is known after apply",
    {
      "aws_iam_policy.reader": { after: { name: "reader" }, unknown: { arn: true, policy: true } },
      "aws_iam_role_policy_attachment.reader": toAnalytics,
    },
  ],
  [
    "that is AWS's",
    {
      "aws_iam_role_policy_attachment.aws": {
        after: { role: "analytics", policy_arn: "arn:aws:iam::aws:policy/AmazonBedrockFullAccess" },
      },
    },
  ],
  [
    "that is inline",
    { "aws_iam_role_policy.inline": { after: { role: "analytics", name: "inline", policy } } },
  ],
  [
    "that is a boundary",
    {
      "aws_iam_policy.reader": managed,
      "aws_iam_role.analytics": {
        after: { name: "analytics" },
        unknown: { permissions_boundary: true },
        references: { permissions_boundary: ["aws_iam_policy.reader.arn", "aws_iam_policy.reader"] },
      },
    },
  ],
])("a policy %s is left out", (_, resources) => {
  expect(plannedGrants(plan(resources))).toEqual([]);
});
