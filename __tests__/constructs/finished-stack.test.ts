import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Lazy, TerraformIterator, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  AmazonBedrockFullAccess,
  InferenceProfile,
  InferenceProfileAccess,
  ModelAccess,
} from "../../modules";
import { emptyStack, synthesized } from "../stack";

const haikuId = "us.anthropic.claude-3-haiku-20240307-v1:0";

/** A stack with the profile `Haiku`, once `fill` has put its constructs there. */
function filled(fill: (stack: TerraformStack, haiku: InferenceProfile) => void): TerraformStack {
  const stack = emptyStack();
  fill(stack, InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId: haikuId }));
  return stack;
}

const cases: [what: string, stack: () => TerraformStack, message: string][] = [
  [
    "a role that gets a policy twice, by a token each",
    () =>
      filled((stack, haiku) => {
        const role = new IamRole(stack, "Role", { assumeRolePolicy: "{}" });
        const roles = { A: role.name, B: role.name };
        new InferenceProfileAccess(stack, "Bad", { inferenceProfiles: [haiku], roles });
      }),
    "prod/Bad/Policy/Roles/B: the role should get each policy once, got ${aws_iam_policy.Bad_Policy_87174D9C.arn} twice for '${aws_iam_role.Role.name}'",
  ],
  [
    "a role that gets more than 20 policies, over every construct of the stack",
    () =>
      filled((stack, haiku) => {
        for (let index = 0; index < 20; index++) {
          const props = { inferenceProfiles: [haiku], roles: ["analytics"] };
          new InferenceProfileAccess(stack, `Access${index}`, props);
        }
        new AmazonBedrockFullAccess(stack, "Full", { roles: ["analytics"] });
      }),
    "prod/Full/Roles/analytics: role 'analytics' should get at most 20 managed policies, got another; put more profiles in one with 'profilesPerPolicy', or name fewer",
  ],
  [
    "two policies with one address",
    () =>
      filled((stack) => {
        const first = new ModelAccess(stack, "T", { roles: ["a"], policyName: "first" });
        new ModelAccess(first, "Default", { roles: ["b"], policyName: "second" });
      }),
    "prod/T/Default/Policy/Resource: 'aws_iam_policy.T_Policy_0B398327' should be its own, got that of prod/T/Policy/Resource; give one of the constructs above them another ID than 'Default'",
  ],
  [
    "two lookups with one address",
    () =>
      filled((stack) => {
        const group = new Construct(stack, "Default");
        InferenceProfile.fromLookup(group, "Haiku", { inferenceProfileId: "us.amazon.nova-micro-v1:0" });
      }),
    "prod/Default/Haiku/Default/Resource: 'data.aws_bedrock_inference_profile.Haiku_68F610F9' should be its own, got that of prod/Haiku/Default/Resource; give one of the constructs above them another ID than 'Default'",
  ],
  [
    "two policies with one name but for capitals",
    () =>
      filled((stack) => {
        new ModelAccess(stack, "A", { roles: ["a"], policyName: "claude" });
        new ModelAccess(stack, "B", { roles: ["b"], policyName: "Claude" });
      }),
    "prod/B/Policy/Resource: the policy should have a name of its own, got 'Claude', as prod/A/Policy/Resource has; set 'policyName'",
  ],
  [
    "a policy that has the name of another one in the same account, by a Lazy",
    () =>
      filled((stack) => {
        new ModelAccess(stack, "A", { roles: ["a"], policyName: "claude" });
        const policyName = Lazy.stringValue({ produce: () => "Claude" });
        new ModelAccess(stack, "B", { roles: ["b"], policyName });
      }),
    "prod/B/Policy/Resource: the policy should have a name of its own, got 'Claude', as prod/A/Policy/Resource has; set 'policyName'",
  ],
  [
    "a role that gets a policy twice, by names that differ in capitals",
    () =>
      filled((stack) => {
        new AmazonBedrockFullAccess(stack, "Full", { roles: ["admin"] });
        const policyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
        new IamRolePolicyAttachment(stack, "A", { role: "admin", policyArn });
        new IamRolePolicyAttachment(stack, "B", { role: "Admin", policyArn });
      }),
    "prod/B: the role should get each policy once, got arn:aws:iam::aws:policy/ReadOnlyAccess twice for 'Admin'",
  ],
];

test.each(cases)("fails on %s", (_, stack, message) => {
  expect(() => synthesized(stack())).toThrow(`[prod] ${message}`);
});

test("fails where the first lookup of a profile is removed, and another is still used", () => {
  const stack = filled((scope) => {
    const again = InferenceProfile.fromLookup(scope, "Again", { inferenceProfileId: haikuId });
    new InferenceProfileAccess(scope, "Access", { inferenceProfiles: [again], roles: ["analytics"] });
  });
  stack.node.tryRemoveChild("Haiku");
  expect(() => synthesized(stack)).toThrow(
    "prod/Again: its lookup should be in the stack, went with prod/Haiku/Default; look it up in a construct that stays first",
  );
});

test("shares what lists said when they were given, not what becomes of them", () => {
  const productIds = ["prod-1"];
  const stack = filled((scope) => {
    new ModelAccess(scope, "Mine", { roles: ["a"], productIds });
    new ModelAccess(scope, "Other", { roles: ["b"], productIds: ["prod-1"] });
  });
  productIds.push("prod-2");
  expect(JSON.stringify(synthesized(stack))).not.toContain("prod-2");
});

test("takes attachments in two accounts, and those that Terraform counts, for what they are", () => {
  const stack = filled((scope, haiku) => {
    new InferenceProfileAccess(scope, "Access", { inferenceProfiles: [haiku], roles: ["admin"] });
    const provider = new AwsProvider(scope, "Other", { region: "us-west-2", alias: "other" });
    const policyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
    new IamRolePolicyAttachment(scope, "Here", { role: "admin", policyArn });
    new IamRolePolicyAttachment(scope, "There", { role: "admin", policyArn, provider });
    new IamPolicy(scope, "PolicyThere", { name: "prod-access", policy: "{}", provider });
    for (const id of ["One", "Two"]) {
      const forEach = TerraformIterator.fromList(["a", "b"]);
      new IamRolePolicyAttachment(scope, id, { forEach, role: forEach.value as string, policyArn });
      new IamPolicy(scope, `${id}Policy`, { name: "same", policy: "{}", count: 0 });
    }
  });
  expect(() => synthesized(stack)).not.toThrow();
});

test("takes a role's name that is filled in later", () => {
  const names: string[] = [];
  const stack = filled((scope, haiku) => {
    const roles = {
      A: Lazy.stringValue({ produce: () => names[0] }),
      B: Lazy.stringValue({ produce: () => names[1] }),
    };
    new InferenceProfileAccess(scope, "Access", { inferenceProfiles: [haiku], roles });
  });
  names.push("analytics", "research");
  const attachments = Object.values(synthesized(stack).resource?.aws_iam_role_policy_attachment ?? {});
  expect(attachments.map(({ role }) => role)).toEqual(names);
});

test("takes another logical ID for an attachment that is made", () => {
  const stack = filled((scope, haiku) => {
    new InferenceProfileAccess(scope, "Access", { inferenceProfiles: [haiku], roles: ["analytics"] });
  });
  const attachment = stack.node
    .findAll()
    .find(({ node }) => node.path === "prod/Access/Policy/Roles/analytics");
  (attachment as IamRole).overrideLogicalId("analytics");
  expect(Object.keys(synthesized(stack).resource?.aws_iam_role_policy_attachment ?? {})).toEqual([
    "analytics",
  ]);
});

test("takes a construct that was removed and made again", () => {
  const stack = filled((scope, haiku) => {
    const props = { inferenceProfiles: [haiku], roles: ["analytics"] };
    new InferenceProfileAccess(scope, "Access", props);
    scope.node.tryRemoveChild("Access");
    new InferenceProfileAccess(scope, "Access", props);
  });
  expect(Object.keys(synthesized(stack).resource?.aws_iam_policy ?? {})).toHaveLength(1);
});
