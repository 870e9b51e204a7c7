import { IamUser } from "@cdktf/provider-aws/lib/iam-user";
import { TerraformOutput, type TerraformStack } from "cdktf";
import {
  AmazonBedrockFullAccess,
  InferenceProfile,
  InferenceProfileAccess,
  InferenceProfileFullAccess,
  ModelAccess,
  type Principals,
} from "../../modules";
import { haikuId } from "../forms";
import { emptyStack, synthesized, type TerraformJson } from "../stack";

const kinds = ["roles", "users", "groups"] as const;
const words = { roles: "role", users: "user", groups: "group" };

function attachmentType(kind: (typeof kinds)[number]): string {
  return `aws_iam_${words[kind]}_policy_attachment`;
}

/** The attachments of a template by address, as who gets which policy. */
function attached({ resource = {} }: TerraformJson): Record<string, [who: unknown, policyArn: unknown]> {
  return Object.fromEntries(
    kinds.flatMap((kind) =>
      Object.entries(resource[attachmentType(kind)] ?? {}).map(([id, values]) => [
        `${attachmentType(kind)}.${id}`,
        [values[words[kind]], values.policy_arn],
      ]),
    ),
  );
}

function access(stack: TerraformStack, id: string, principals: Principals): InferenceProfileAccess {
  const known = stack.node.tryFindChild("Haiku") as InferenceProfile | undefined;
  const haiku = known ?? InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId: haikuId });
  return new InferenceProfileAccess(stack, id, { inferenceProfiles: [haiku], ...principals });
}

test("attaches the policy to each of the roles, users and groups, at addresses that users have state behind", () => {
  const stack = emptyStack();
  const { policyArns } = access(stack, "Analytics", {
    roles: ["analytics"],
    users: { Loader: "loader" },
    groups: ["developers"],
  });
  expect(policyArns).toHaveLength(1);
  const policyArn = "${aws_iam_policy.Analytics_Policy_7DDCEE00.arn}";
  expect(attached(synthesized(stack))).toEqual({
    "aws_iam_role_policy_attachment.Analytics_Policy_Roles_analytics_21396CED": ["analytics", policyArn],
    "aws_iam_user_policy_attachment.Analytics_Policy_Users_Loader_405E80A6": ["loader", policyArn],
    "aws_iam_group_policy_attachment.Analytics_Policy_Groups_developers_E6D59419": ["developers", policyArn],
  });
});

test.each(kinds)("keeps the addresses of the others when one of the %s comes or goes", (kind) => {
  const addresses = (...names: string[]) => {
    const stack = emptyStack();
    access(stack, "Analytics", { [kind]: names });
    return Object.keys(attached(synthesized(stack)));
  };
  const before = addresses("a", "b");
  expect(addresses("c", "b", "a")).toEqual(expect.arrayContaining(before));
  expect(addresses("c", "b", "a")).toHaveLength(3);
});

test("gives the policies to nobody where nobody is named", () => {
  const stack = emptyStack();
  const constructs = [
    access(stack, "Access", {}),
    new InferenceProfileFullAccess(stack, "Full", {}),
    new ModelAccess(stack, "Subscribe", {}),
  ];
  const template = synthesized(stack);
  expect(attached(template)).toEqual({});
  expect(Object.keys(template.resource?.aws_iam_policy ?? {})).toHaveLength(3);
  for (const { policyArns, policyDocuments, attachments } of constructs) {
    expect([policyArns.length, policyDocuments.length, attachments.length]).toEqual([1, 1, 0]);
  }
});

test("gives what something that needs the access can depend on", () => {
  const stack = emptyStack();
  const everybody = { roles: ["a"], users: ["a"], groups: ["a"] };
  const constructs = [
    access(stack, "Access", everybody),
    new InferenceProfileFullAccess(stack, "Full", everybody),
    new AmazonBedrockFullAccess(stack, "Managed", everybody),
    new ModelAccess(stack, "Subscribe", everybody),
  ];
  const user = new IamUser(stack, "Late", {
    name: "late",
    dependsOn: constructs.flatMap(({ attachments }) => attachments),
  });
  const template = synthesized(stack);
  const late = template.resource?.aws_iam_user?.[user.friendlyUniqueId];
  expect([...(late?.depends_on as string[])].sort()).toEqual(Object.keys(attached(template)).sort());
  expect(late?.depends_on).toHaveLength(4 * 3);
});

test("gives the documents that the policies have", () => {
  const stack = emptyStack();
  const { policyDocuments } = new InferenceProfileAccess(stack, "Access", {
    inferenceProfiles: [haikuId, "us.anthropic.claude-sonnet-4-6"].map((inferenceProfileId, index) =>
      InferenceProfile.fromLookup(stack, `Profile${index}`, { inferenceProfileId }),
    ),
    profilesPerPolicy: 1,
  });
  new TerraformOutput(stack, "Documents", { value: policyDocuments });
  const { output, resource } = synthesized(stack);
  const policies = Object.entries(resource?.aws_iam_policy ?? {});
  const named = (name: string) => policies.find(([, values]) => values.name === name)?.[0] ?? "";
  // of the policies, so that what uses a document waits for what Terraform checks of its policy
  expect(output?.Documents?.value).toEqual(
    ["prod-Access", "prod-Access-2"].map((name) => `\${aws_iam_policy.${named(name)}.policy}`),
  );
});

// AWS lets nobody have more: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
test.each([
  ["roles", 20, "role 'a' gets more than 10 managed policies; AWS allows up to 20 on request"],
  ["users", 20, "user 'a' gets more than 10 managed policies; AWS allows up to 20 on request"],
  ["groups", 10, undefined],
] as const)("one of the %s gets at most %d policies", (kind, most, warning) => {
  const stack = emptyStack();
  const warnings = () =>
    stack.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === "@cdktf/warn")
      .map(({ data }) => data as unknown);
  for (let index = 0; index < 10; index++) access(stack, `Access${index}`, { [kind]: ["a"] });
  synthesized(stack);
  expect(warnings()).toEqual([]);
  for (let index = 10; index < most; index++) access(stack, `Access${index}`, { [kind]: ["A"] });
  // one of another kind is somebody else
  const other = kind === "users" ? "roles" : "users";
  access(stack, "Other", { [other]: ["a"] });
  synthesized(stack);
  expect(warnings()).toEqual(warning === undefined ? [] : [warning.replace("'a'", "'A'")]);
  access(stack, "Last", { [kind]: ["a"] });
  expect(() => synthesized(stack)).toThrow(
    `[prod] prod/Last/Policy/${kind[0]?.toUpperCase()}${kind.slice(1)}/a: ${words[kind]} 'a' should get at most ${most} managed policies, got another; put more profiles in one with 'profilesPerPolicy', or name fewer`,
  );
});

test("fails on a user that gets a policy twice, by a token each", () => {
  const stack = emptyStack();
  const user = new IamUser(stack, "User", { name: "loader" });
  access(stack, "Bad", { users: { A: user.name, B: user.name } });
  expect(() => synthesized(stack)).toThrow(
    "prod/Bad/Policy/Users/B: the user should get each policy once, got ${aws_iam_policy.Bad_Policy_87174D9C.arn} twice for '${aws_iam_user.User.name}'",
  );
});
