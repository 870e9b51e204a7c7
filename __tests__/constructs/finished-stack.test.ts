import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Lazy, type TerraformStack } from "cdktf";
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
];

test.each(cases)("fails on %s", (_, stack, message) => {
  expect(() => synthesized(stack())).toThrow(`[prod] ${message}`);
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
