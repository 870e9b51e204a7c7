import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { InferenceProfile, InferenceProfileAccess } from "../../modules";
import { emptyStack, synthesized, type TerraformJson } from "../stack";

const inferenceProfileId = "us.anthropic.claude-3-haiku-20240307-v1:0";

function addresses({ resource = {} }: TerraformJson, type: string): string[] {
  return Object.keys(resource[type] ?? {});
}

function stackWithRoles(roles: readonly string[]) {
  const stack = emptyStack();
  const haiku = InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId });
  new InferenceProfileAccess(stack, "Analytics", { inferenceProfiles: [haiku], roles });
  return synthesized(stack);
}

test("names the policy after the path of the construct", () => {
  const stack = emptyStack();
  const haiku = InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId });
  const team = new Construct(stack, "Team");
  new InferenceProfileAccess(team, "Analytics", { inferenceProfiles: [haiku], roles: ["analytics"] });
  const policies = Object.values(synthesized(stack).resource?.aws_iam_policy ?? {});
  expect(policies.map(({ name }) => name)).toEqual(["prod-Team-Analytics"]);
});

test("keeps the address of every attachment when roles come and go", () => {
  const before = addresses(stackWithRoles(["analytics", "research"]), "aws_iam_role_policy_attachment");
  const after = addresses(
    stackWithRoles(["support", "research", "analytics"]),
    "aws_iam_role_policy_attachment",
  );
  expect(after).toEqual(expect.arrayContaining(before));
  expect(after).toHaveLength(before.length + 1);
});

test("attaches to a role that the same stack makes", () => {
  const stack = emptyStack();
  const haiku = InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId });
  const role = new IamRole(stack, "Role", { name: "analytics", assumeRolePolicy: "{}" });
  new InferenceProfileAccess(stack, "Analytics", {
    inferenceProfiles: [haiku],
    roles: { Analytics: role.name },
  });
  const attachments = Object.values(synthesized(stack).resource?.aws_iam_role_policy_attachment ?? {});
  expect(attachments.map((attachment) => attachment.role)).toEqual(["${aws_iam_role.Role.name}"]);
});

test("keeps the addresses that users have state behind", () => {
  const template = stackWithRoles(["analytics"]);
  expect(addresses(template, "aws_iam_policy")).toEqual(["Analytics_Policy_7DDCEE00"]);
  expect(addresses(template, "aws_iam_role_policy_attachment")).toEqual([
    "Analytics_Policy_Roles_analytics_21396CED",
  ]);
});

test("gives the ARN of each policy", () => {
  const stack = emptyStack();
  const haiku = InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId });
  const access = new InferenceProfileAccess(stack, "Analytics", { inferenceProfiles: [haiku], roles: ["a"] });
  new TerraformOutput(stack, "Arns", { value: access.policyArns });
  expect(synthesized(stack).output?.Arns?.value).toEqual(["${aws_iam_policy.Analytics_Policy_7DDCEE00.arn}"]);
});

test.each([
  [10, []],
  [11, ["role 'analytics' gets more than 10 managed policies; AWS allows up to 20 on request"]],
])("warns of more than 10 policies for one role: %d", (count, warnings) => {
  const stack = emptyStack();
  const inferenceProfiles = Array.from({ length: count }, (_, index) =>
    InferenceProfile.fromLookup(stack, `Profile${index}`, {
      inferenceProfileId: `us.anthropic.model-${index}`,
    }),
  );
  new InferenceProfileAccess(stack, "Analytics", {
    inferenceProfiles,
    roles: ["analytics"],
    profilesPerPolicy: 1,
  });
  synthesized(stack);
  const metadata = stack.node.findAll().flatMap(({ node }) => node.metadata);
  expect(metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data as unknown)).toEqual(
    warnings,
  );
});

test("guards every profile of every policy", () => {
  const stack = emptyStack();
  const ids = [inferenceProfileId, "us.anthropic.claude-sonnet-4-6", "us.amazon.nova-lite-v1:0"];
  const inferenceProfiles = ids.map((id, index) =>
    InferenceProfile.fromLookup(stack, `Profile${index}`, { inferenceProfileId: id }),
  );
  new InferenceProfileAccess(stack, "Analytics", {
    inferenceProfiles,
    roles: ["analytics"],
    profilesPerPolicy: 2,
    allowedDestinationRegions: ["us-east-1"],
    denyGlobalRouting: true,
  });
  const policies = Object.values(synthesized(stack).resource?.aws_iam_policy ?? {}) as unknown as {
    readonly name: string;
    readonly lifecycle: { readonly precondition: readonly { readonly error_message: string }[] };
  }[];
  const guarded = policies.map(({ name, lifecycle }) => [
    name,
    lifecycle.precondition.map(({ error_message: message }) => message.replace(/(, lacks|, got \$).*/, "")),
  ]);
  const guardsOf = (id: string) => [
    `prod/Analytics: 'allowedDestinationRegions' should have every Region that ${id} may route to`,
    `prod/Analytics: 'denyGlobalRouting' should be false beside a profile that routes globally, got true beside ${id}`,
  ];
  const size = "prod/Analytics: the policy should have at most 6144 characters";
  expect(Object.fromEntries(guarded)).toEqual({
    "prod-Analytics": [...ids.slice(0, 2).flatMap(guardsOf), size],
    "prod-Analytics-2": [...ids.slice(2).flatMap(guardsOf), size],
  });
});

test("gives the Regions of all its profiles", () => {
  const stack = emptyStack();
  const inferenceProfiles = [inferenceProfileId, "us.anthropic.claude-sonnet-4-6"].map((id, index) =>
    InferenceProfile.fromLookup(stack, `Profile${index}`, { inferenceProfileId: id }),
  );
  const access = new InferenceProfileAccess(stack, "Analytics", { inferenceProfiles, roles: ["a"] });
  const turned = { inferenceProfiles: [...inferenceProfiles].reverse(), roles: ["b"] };
  const other = new InferenceProfileAccess(stack, "Other", turned);
  new TerraformOutput(stack, "Regions", { value: access.destinationRegions });
  new TerraformOutput(stack, "OtherRegions", { value: other.destinationRegions });
  const { output, locals } = synthesized(stack);
  for (const name of ["Regions", "OtherRegions"]) {
    expect(output?.[name]?.value).toBe("${local.bedrock_destination_regions_1}");
  }
  expect(locals?.bedrock_destination_regions_1).toMatch(
    /^\$\{sort\(distinct\(concat\(local\.Profile0_DestinationRegions_\w+, local\.Profile1_DestinationRegions_\w+\)\)\)\}$/,
  );
});

test("shares statements and whole documents between policies that say the same", () => {
  const stack = emptyStack();
  const [haiku, sonnet] = [inferenceProfileId, "us.anthropic.claude-sonnet-4-6"].map((id, index) =>
    InferenceProfile.fromLookup(stack, `Profile${index}`, { inferenceProfileId: id }),
  );
  if (!haiku || !sonnet) throw new Error("unreachable");
  const both = { inferenceProfiles: [haiku, sonnet], roles: ["a"] };
  new InferenceProfileAccess(stack, "One", both);
  new InferenceProfileAccess(stack, "Same", both);
  new InferenceProfileAccess(stack, "Turned", { ...both, inferenceProfiles: [sonnet, haiku] });
  new InferenceProfileAccess(stack, "Other", { ...both, actions: ["bedrock:InvokeModel"] });
  const { locals = {}, resource } = synthesized(stack);
  expect(Object.values(resource?.aws_iam_policy ?? {}).map(({ policy }) => policy)).toEqual([
    "${local.bedrock_document_1}",
    "${local.bedrock_document_3}",
    "${local.bedrock_document_1}",
    "${local.bedrock_document_2}",
  ]);
  // a statement on the profiles and one on the models of each; those of `Turned` are there but for the first
  expect(Object.keys(locals).filter((name) => name.startsWith("bedrock_statement"))).toHaveLength(3 + 1 + 3);
});

test("keeps the policies of one construct when another that says the same is removed", () => {
  const stack = emptyStack();
  const haiku = InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId });
  new InferenceProfileAccess(stack, "First", { inferenceProfiles: [haiku], roles: ["a"] });
  new InferenceProfileAccess(stack, "Second", { inferenceProfiles: [haiku], roles: ["a"] });
  stack.node.tryRemoveChild("First");
  const { locals = {}, resource } = synthesized(stack);
  const [policy] = Object.values(resource?.aws_iam_policy ?? {});
  expect(policy?.policy).toBe("${local.bedrock_document_1}");
  expect(locals.bedrock_document_1).toContain("local.bedrock_statement_2");
});
