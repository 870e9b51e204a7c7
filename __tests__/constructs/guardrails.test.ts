import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Lazy, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { InferenceProfile, InferenceProfileAccess, type InferenceProfileAccessProps } from "../../modules";
import { emptyStack, synthesized, type TerraformJson } from "../stack";

const guardrail = "arn:aws:bedrock:us-west-2:111122223333:guardrail/a1b2c3d4e5f6";
const another = guardrail.replace("a1b2", "z9y8");
const ids = ["us.anthropic.claude-3-haiku-20240307-v1:0", "us.anthropic.claude-sonnet-4-6"];

function profiles(stack: TerraformStack): InferenceProfile[] {
  return ids.map((inferenceProfileId, index) => {
    const known = stack.node.tryFindChild(`Profile${index}`) as InferenceProfile | undefined;
    return known ?? InferenceProfile.fromLookup(stack, `Profile${index}`, { inferenceProfileId });
  });
}

function access(scope: Construct, id: string, props: Partial<InferenceProfileAccessProps>): void {
  const inferenceProfiles = props.inferenceProfiles ?? profiles(TerraformStack.of(scope));
  new InferenceProfileAccess(scope, id, { guardrails: [guardrail], ...props, inferenceProfiles });
}

/** What Terraform says of each policy where a guard of guardrails does not hold, without what it says then. */
function guards({ resource = {} }: TerraformJson): Record<string, string[]> {
  interface Lifecycle {
    readonly precondition: readonly { readonly error_message: string }[];
  }
  return Object.fromEntries(
    Object.values(resource.aws_iam_policy ?? {}).map(({ name, lifecycle }) => [
      String(name),
      (lifecycle as Lifecycle).precondition
        .map(({ error_message: message }) => /'guardrails' (should be [^,]*?)(,| \$)/.exec(message)?.[1])
        .filter((message) => message !== undefined),
    ]),
  );
}

const partition = "should be of the partition of the foundation models";
const beside = (id: string) => `should be those of prod/${id}`;

test("checks the partition for every policy, and what else the principals have once", () => {
  const stack = emptyStack();
  access(stack, "A", { roles: ["a"] });
  access(stack, "B", { roles: ["b", "a"], guardrails: [another], profilesPerPolicy: 1 });
  expect(guards(synthesized(stack))).toEqual({
    "prod-A": [partition],
    "prod-B": [partition, beside("A")],
    "prod-B-2": [partition],
  });
});

test.each<
  [what: string, same: boolean, second: (stack: TerraformStack) => Partial<InferenceProfileAccessProps>]
>([
  ["a role of another name", false, () => ({ roles: ["b"] })],
  ["a user of the role's name", false, () => ({ users: ["a"] })],
  ["nobody", false, () => ({})],
  ["the role in capitals", true, () => ({ roles: { B: "A" } })],
  [
    "a role that only Terraform knows",
    true,
    (stack) => ({ roles: { B: new TerraformVariable(stack, "Role", {}).stringValue } }),
  ],
])("asks for the same guardrails where another policy is for %s: %s", (_, same, second) => {
  const stack = emptyStack();
  access(stack, "A", { roles: ["a"] });
  access(stack, "B", { guardrails: [another], ...second(stack) });
  expect(guards(synthesized(stack))["prod-B"]).toEqual(same ? [partition, beside("A")] : [partition]);
});

test.each<[what: string, same: boolean, guardrails: (stack: TerraformStack) => readonly string[]]>([
  ["the same, in another order", true, () => [`${another}:1`, guardrail]],
  ["another version", false, () => [`${another}:2`, guardrail]],
  ["fewer", false, () => [guardrail]],
  [
    "some that only Terraform knows",
    false,
    (stack) => new TerraformVariable(stack, "Guardrails", { type: "list(string)" }).listValue,
  ],
])("lets Terraform compare guardrails that are %s: %s", (_, same, guardrails) => {
  const stack = emptyStack();
  access(stack, "A", { roles: ["a"], guardrails: [guardrail, `${another}:1`] });
  access(stack, "B", { roles: ["a"], guardrails: guardrails(stack) });
  const [own] = Object.entries(guards(synthesized(stack))).filter(([name]) => name === "prod-B");
  expect(own?.[1].includes(beside("A"))).toBe(!same);
});

test.each<[what: string, same: boolean, names: (first: IamRole, second: IamRole) => [string, string]]>([
  ["one resource", true, (first) => [first.name, first.id]],
  ["two resources", false, (first, second) => [first.name, second.name]],
  ["a resource and a name", true, (first) => [first.name, "a"]],
  ["one Lazy and its name", true, () => [Lazy.stringValue({ produce: () => "A" }), "a"]],
  ["one Lazy and another name", false, () => [Lazy.stringValue({ produce: () => "b" }), "a"]],
])("asks for the same guardrails where roles are by %s: %s", (_, same, names) => {
  const stack = emptyStack();
  const role = (id: string) => new IamRole(stack, id, { assumeRolePolicy: "{}" });
  const [a, b] = names(role("First"), role("Second"));
  access(stack, "A", { roles: { A: a } });
  access(stack, "B", { roles: { B: b }, guardrails: [another] });
  expect(guards(synthesized(stack))["prod-B"]).toEqual(same ? [partition, beside("A")] : [partition]);
});

test("compares each with all before it that are in the stack when it is finished", () => {
  const stack = emptyStack();
  access(stack, "A", { roles: ["a"] });
  access(stack, "Gone", { roles: ["a"], guardrails: [another] });
  const group = new Construct(stack, "Group");
  access(group, "Gone", { roles: ["a"], guardrails: [another], inferenceProfiles: profiles(stack) });
  access(stack, "B", { roles: ["a"], guardrails: [`${another}:1`] });
  access(stack, "C", { roles: ["a"], guardrails: [`${another}:2`] });
  stack.node.tryRemoveChild("Gone");
  stack.node.tryRemoveChild("Group");
  access(stack, "Gone", { roles: ["a"], guardrails: [`${another}:3`] });
  const found = guards(synthesized(stack));
  expect(found["prod-C"]).toEqual([partition, beside("A"), beside("B")]);
  expect(found["prod-Gone"]).toEqual([partition, beside("A"), beside("B"), beside("C")]);
});

test("compares what was given, not what becomes of it", () => {
  const stack = emptyStack();
  const roles = ["a"];
  const props = { roles, guardrails: [guardrail] };
  access(stack, "A", props);
  roles[0] = "b";
  props.guardrails = [another];
  access(stack, "B", { roles: ["a"], guardrails: [another] });
  access(stack, "C", { roles: ["b"], guardrails: [another] });
  const found = guards(synthesized(stack));
  expect(found["prod-B"]).toEqual([partition, beside("A")]);
  expect(found["prod-C"]).toEqual([partition]);
});

test("compares with nothing that was not made", () => {
  const stack = emptyStack();
  expect(() => access(stack, "A", { roles: [5 as never] })).toThrow(
    "prod/A: 'roles' should be a text, got 5",
  );
  expect(() => access(stack, "B", { roles: ["a"], policyName: "a b" })).toThrow("prod/B: 'policyName'");
  stack.node.tryRemoveChild("A");
  access(stack, "C", { roles: ["a"], guardrails: [another] });
  expect(guards(synthesized(stack))["prod-C"]).toEqual([partition]);
});

test("leaves what Terraform knows of guardrails to Terraform", () => {
  const stack = emptyStack();
  const guardrails = new TerraformVariable(stack, "Guardrails", { type: "list(string)" }).listValue;
  access(stack, "A", { roles: ["a"], guardrails });
  const { locals = {}, ...template } = synthesized(stack);
  expect(guards(template)["prod-A"]).toEqual(["should be ARNs of guardrails", partition]);
  expect(locals.bedrock_guardrails_1).toBe("${var.Guardrails}");
  expect(locals.bedrock_guardrail_resources_1).toBe(
    '${try(distinct([for arn in local.bedrock_guardrails_1 : replace(arn, "/(:guardrail\\\\/[^:]+):[^:]+$/", "$1")]), [])}',
  );
  expect(locals.bedrock_guardrail_identifiers_1).toBe(
    '${try(flatten([for arn in local.bedrock_guardrails_1 : can(regex("(:guardrail\\\\/[^:]+):[^:]+$", arn)) ? [arn] : [arn, "${arn}:*"] if can(regex(":guardrail\\\\/", arn))]), [])}',
  );
});

test("shares the statements of what is the same", () => {
  const stack = emptyStack();
  for (const id of ["A", "B", "C"]) access(stack, id, { roles: [id], guardrails: [guardrail] });
  const { locals = {} } = synthesized(stack);
  expect(Object.keys(locals).filter((name) => name.startsWith("bedrock_models_everywhere"))).toHaveLength(1);
  // on the profiles, on the models of each, on the guardrail, and the denial
  expect(Object.keys(locals).filter((name) => name.startsWith("bedrock_statement"))).toHaveLength(5);
});
