import { BedrockGuardrail } from "@cdktf/provider-aws/lib/bedrock-guardrail";
import { BedrockGuardrailVersion } from "@cdktf/provider-aws/lib/bedrock-guardrail-version";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, DataResource, TerraformStack, TerraformVariable, Testing } from "cdktf";
import {
  ApplicationInferenceProfile,
  InferenceProfile,
  InferenceProfileAccess,
  type InferenceProfileAccessProps,
} from "../../modules";
import type { PolicyDocument } from "../../modules/policy/document";
import type { Request } from "../simulation";
import { expectAllowed } from "./evaluated";
import { account, calls, grid, haiku, modelArns, neighbours, profileArn } from "./grid";
import { describeWithTerraform, LocalAws, trust, unframed } from "./local-aws";
import { accessToLongProfiles, longProfiles } from "./profiles";

const guardrail = `arn:aws:bedrock:us-west-2:${account}:guardrail/a1b2c3d4e5f6`;
const another = `arn:aws:bedrock:us-west-2:${account}:guardrail/z9y8x7w6v5u4`;
const guardrailProfile = `arn:aws:bedrock:us-west-2:${account}:guardrail-profile/us.guardrail.v1:0`;

/** What a call may name: nothing, or a guardrail, one of its versions, one whose ID is longer, another. */
const named = [
  undefined,
  guardrail,
  ...["1", "2", "12"].map((version) => `${guardrail}:${version}`),
  `${guardrail}7`,
  `${guardrail}7:1`,
  another,
  `${another}:1`,
];

/** Roles, the guardrails that their calls must have, and what a call may name then. */
const roles: readonly { role: string; guardrails: readonly string[]; allowed: readonly string[] }[] = [
  {
    role: "any-version",
    guardrails: [guardrail, guardrailProfile],
    allowed: [guardrail, `${guardrail}:1`, `${guardrail}:2`, `${guardrail}:12`],
  },
  { role: "one-version", guardrails: [`${guardrail}:1`], allowed: [`${guardrail}:1`] },
  {
    role: "two-guardrails",
    guardrails: [`${guardrail}:2`, another],
    allowed: [`${guardrail}:2`, another, `${another}:1`],
  },
];

const own = profileArn(haiku);
const models = modelArns(haiku);
const near = neighbours(own, models);
const guardrailResources = [guardrail, `${guardrail}7`, another, guardrailProfile];

/** Every call there can be, directly and through each profile, with each guardrail and none. */
function requests(actions: readonly string[]): Request[] {
  const resources = [own, ...models, ...near.resources, ...near.profiles, ...guardrailResources];
  return grid(actions, resources, [own, ...near.profiles]).flatMap((request) =>
    named.map((identifier) =>
      identifier === undefined
        ? request
        : { ...request, context: { "bedrock:GuardrailIdentifier": identifier } },
    ),
  );
}

/** Whether a resource is the model of the profile, in whatever Region. */
function isModel(resource: string): boolean {
  return resource.replace(/:bedrock:[^:]*:/, "") === models[0]?.replace(/:bedrock:[^:]*:/, "");
}

describeWithTerraform("applied policies with guardrails", () => {
  let aws: LocalAws;
  const documents = new Map<string, readonly PolicyDocument[]>();
  let again: string[];
  let left: string[];

  beforeAll(async () => {
    aws = await LocalAws.start();
    const names = roles.flatMap(({ role }) => [role, `${role}-beside`]);
    for (const name of names) await aws.createRole(name);
    const terraform = await aws.terraform("guardrails", stack());
    await terraform.deploy();
    for (const name of names) documents.set(name, await aws.attachedDocuments(name));
    again = await terraform.changes();
    await terraform.destroy();
    left = await aws.policyNames();
  });

  afterAll(() => aws.stop());

  test("a second plan is empty, and destroy leaves nothing", () => expect([again, left]).toEqual([[], []]));

  test.each(roles)("$role: calls have one of $guardrails", ({ role, guardrails, allowed }) => {
    const applied = guardrails.map((arn) => arn.replace(/(:guardrail\/[^:]+):.*/, "$1"));
    expectAllowed(
      documents.get(role) ?? [],
      requests([...calls, "bedrock:GetInferenceProfile", "bedrock:ApplyGuardrail"]),
      ({ action, resource, inferenceProfileArn, context }) => {
        if (action === "bedrock:ApplyGuardrail") return applied.includes(resource);
        if (resource === own) return true;
        if (!calls.includes(action) || !models.includes(resource)) return false;
        return (
          inferenceProfileArn === own && allowed.includes(String(context?.["bedrock:GuardrailIdentifier"]))
        );
      },
    );
  });

  test.each(roles)(
    "$role: so they do beside a policy that allows everything in Bedrock",
    ({ role, allowed }) => {
      const both = documents.get(`${role}-beside`) ?? [];
      expect(both).toHaveLength(2);
      const elsewhere = near.profiles.filter((arn) => !arn.includes(account));
      const others = [...guardrailResources, ...elsewhere];
      const asked = requests(calls).filter(({ resource }) => !others.includes(resource));
      expectAllowed(both, asked, ({ resource, context }) => {
        return !isModel(resource) || allowed.includes(String(context?.["bedrock:GuardrailIdentifier"]));
      });
    },
  );
});

function stack(): string {
  const result = new TerraformStack(new App(), "guardrails");
  new AwsProvider(result, "Aws", { region: "us-west-2" });
  const profile = InferenceProfile.fromLookup(result, "Haiku", { inferenceProfileId: haiku.id });
  for (const { role, guardrails } of roles) {
    const names = [role, `${role}-beside`];
    new InferenceProfileAccess(result, role, { inferenceProfiles: [profile], roles: names, guardrails });
    new IamRolePolicyAttachment(result, `${role}-beside`, {
      role: `${role}-beside`,
      policyArn: "arn:aws:iam::aws:policy/AmazonBedrockFullAccess",
    });
  }
  return Testing.synth(result, true);
}

describeWithTerraform("a plan with guardrails", () => {
  let aws: LocalAws;
  let terraform: Awaited<ReturnType<LocalAws["terraform"]>>;

  beforeAll(async () => {
    aws = await LocalAws.start({ profiles: longProfiles });
    for (const role of ["analytics", "research"]) await aws.createRole(role);
    terraform = await aws.terraform("prod", accessToLongProfiles(1));
  });

  afterAll(() => aws.stop());

  /** What the plan of access to long profiles says, in a construct for each of some props. */
  async function planned(
    ...all: ((stack: TerraformStack, profile: InferenceProfile) => Partial<InferenceProfileAccessProps>)[]
  ): Promise<string> {
    const result = new TerraformStack(new App(), "prod");
    new AwsProvider(result, "Aws", { region: "ap-northeast-1" });
    const inferenceProfileId = longProfiles[0]?.inferenceProfileId ?? "";
    const profile = InferenceProfile.fromLookup(result, "Nova", { inferenceProfileId });
    for (const [index, props] of all.entries()) {
      new InferenceProfileAccess(result, `Access${index + 1}`, {
        inferenceProfiles: [profile],
        ...props(result, profile),
      });
    }
    terraform.write(Testing.synth(result, true));
    return terraform.plan().then(() => "", unframed);
  }

  const tokyo = guardrail.replace("us-west-2", "ap-northeast-1");

  test("five profiles of ten Regions fit in one policy with a guardrail", async () => {
    terraform.write(accessToLongProfiles(5, { guardrails: [tokyo] }));
    expect(await terraform.changes()).toHaveLength(2);
  });

  test("says what to lower where they do not", async () => {
    const guardrails = Array.from({ length: 4 }, (_, index) => `${tokyo}${index}`);
    terraform.write(accessToLongProfiles(5, { guardrails }));
    expect(await terraform.savePlan().catch(unframed)).toMatch(
      /prod\/Analytics: the policy should have at most 6144 characters, got \d{4}; lower 'profilesPerPolicy', name fewer 'guardrails', or drop one of apac\.amazon\.nova-pro-v1:0, /,
    );
  });

  const variable = (stack: TerraformStack, value: unknown) => {
    const made = new TerraformVariable(stack, "Guardrails", { type: "list(string)", default: value ?? [] });
    // cdktf 0.21 fails on a default of null, and so does cdktn 0.24
    if (value === null) made.addOverride("default", null);
    return made.listValue;
  };

  const rule =
    "prod/Access1: 'guardrails' should be ARNs of guardrails, each once, with ':' and a number where one version is meant, and of guardrail profiles beside them, got";
  test.each([
    ["null", null, "null"],
    ["none", [], "[]"],
    ["an ID", ["a1b2c3d4e5f6"], '["a1b2c3d4e5f6"]'],
    ["a wildcard", [`${tokyo}*`], `["${tokyo}*"]`],
    ["any version by a wildcard", [`${tokyo}:*`], `["${tokyo}:*"]`],
    ["one twice", [tokyo, tokyo], `["${tokyo}","${tokyo}"]`],
    ["a version beside any", [tokyo, `${tokyo}:1`], `["${tokyo}","${tokyo}:1"]`],
    ["a guardrail profile alone", [guardrailProfile], `["${guardrailProfile}"]`],
  ])("fails where the guardrails turn out to be %s", async (_, value, got) => {
    const message = await planned((stack) => ({
      roles: ["analytics"],
      guardrails: variable(stack, value),
    }));
    expect(message).toContain(`${rule} ${got}`);
    expect(message).not.toContain("partition");
  });

  test.each([
    ["as a literal", () => [tokyo.replace("arn:aws:", "arn:aws-us-gov:")]],
    [
      "as a variable",
      (stack: TerraformStack) => variable(stack, [tokyo.replace("arn:aws:", "arn:aws-us-gov:")]),
    ],
  ])("fails where a guardrail is of another partition, %s", async (_, guardrails) => {
    const message = await planned((stack) => ({ roles: ["analytics"], guardrails: guardrails(stack) }));
    expect(message).toContain(
      "prod/Access1: 'guardrails' should be of the partition of the foundation models, aws, got arn:aws-us-gov:bedrock:",
    );
  });

  const conflict = `prod/Access2: 'guardrails' should be those of prod/Access1, which gives role analytics access to arn:aws:bedrock:*::foundation-model/amazon.nova-pro-v1:0 too, got others, so that each denies the calls of the other; name the guardrails of both in each, or part the principals`;
  test.each<[string, Partial<InferenceProfileAccessProps>, Partial<InferenceProfileAccessProps>, string]>([
    [
      "the same principal",
      { roles: ["analytics"], guardrails: [tokyo] },
      { roles: ["Analytics", "research"], guardrails: [`${tokyo}:1`] },
      conflict,
    ],
    [
      "other principals",
      { roles: ["analytics"], guardrails: [tokyo] },
      { users: ["analytics"], roles: ["research"], guardrails: [`${tokyo}:1`] },
      "",
    ],
    [
      "the same guardrails, in another order",
      { roles: ["analytics"], guardrails: [tokyo, `${another}:1`] },
      { roles: ["analytics"], guardrails: [`${another}:1`, tokyo] },
      "",
    ],
    [
      "no guardrail in one of them",
      { roles: ["analytics"], guardrails: [tokyo] },
      { roles: ["analytics"] },
      "",
    ],
  ])("two grants of one model to %s", async (_, first, second, expected) => {
    const message = await planned(
      () => first,
      () => second,
    );
    if (expected === "") expect(message).toBe("");
    else expect(message).toContain(expected);
  });

  test.each([
    ["analytics", conflict],
    ["research", ""],
  ])("two grants of one model to a role that only Terraform knows, %s", async (role, expected) => {
    const message = await planned(
      () => ({ roles: ["analytics"], guardrails: [tokyo] }),
      (stack) => ({
        roles: { A: new TerraformVariable(stack, "Role", { default: role }).stringValue },
        guardrails: variable(stack, [`${tokyo}:1`]),
      }),
    );
    if (expected === "") expect(message).toBe("");
    else expect(message).toContain(expected);
  });

  test("two grants of one model to a role that the same stack makes, whose name has capitals", async () => {
    const message = await planned(
      (stack) => ({
        roles: { A: new IamRole(stack, "Role", { name: "Analytics", assumeRolePolicy: trust }).name },
        guardrails: [tokyo],
      }),
      () => ({ roles: ["analytics"], guardrails: [another] }),
    );
    expect(message).toContain(conflict);
  });

  test("two grants of one model to a role whose name is known after apply", async () => {
    let role: IamRole | undefined;
    const props = (stack: TerraformStack) => {
      role ??= new IamRole(stack, "Role", { namePrefix: "analytics-", assumeRolePolicy: trust });
      return { roles: { A: role.name } };
    };
    const message = await planned(
      (stack) => ({ ...props(stack), guardrails: [tokyo] }),
      (stack) => ({ ...props(stack), guardrails: [another] }),
    );
    expect(message).toContain(conflict.replace("role analytics", "role aws_iam_role.Role.name"));
  });

  test("who uses a document waits for what Terraform checks of its policy", async () => {
    const result = new TerraformStack(new App(), "late");
    new AwsProvider(result, "Aws", { region: "ap-northeast-1" });
    const inferenceProfileId = longProfiles[0]?.inferenceProfileId ?? "";
    const late = new DataResource(result, "Late", { input: { arn: `${tokyo.slice(0, -1)}*` } });
    const { policyDocuments } = new InferenceProfileAccess(result, "Access", {
      inferenceProfiles: [InferenceProfile.fromLookup(result, "Nova", { inferenceProfileId })],
      guardrails: [late.interpolationForAttribute("output.arn").toString()],
    });
    new IamRolePolicy(result, "Inline", {
      name: "late",
      role: "analytics",
      policy: policyDocuments[0] ?? "",
    });
    const applied = await aws.terraform("late", Testing.synth(result, true));
    await applied.plan();
    const message = await applied.apply().then(() => "", unframed);
    expect(message).toContain("late/Access: 'guardrails' should be ARNs");
    await expect(aws.inlineText("analytics", "late")).rejects.toThrow("not attached to role analytics");
  });

  test("two grants of a profile and of its copy", async () => {
    const message = await planned(
      () => ({ roles: ["analytics"], guardrails: [tokyo] }),
      (stack, profile) => ({
        inferenceProfiles: [new ApplicationInferenceProfile(stack, "Team", { copyFrom: profile })],
        roles: ["analytics"],
        guardrails: [another],
      }),
    );
    expect(message).toContain(conflict);
  });

  test("takes a version that the same stack makes of a guardrail", async () => {
    const message = await planned((stack) => {
      const version = new BedrockGuardrailVersion(stack, "Version", { guardrailArn: tokyo });
      return { roles: ["analytics"], guardrails: [`${tokyo}:${version.version}`] };
    });
    expect(message).toBe("");
  });

  test("takes a guardrail that the same stack makes", async () => {
    const message = await planned((stack) => {
      const made = new BedrockGuardrail(stack, "Guardrail", {
        name: "guardrail",
        blockedInputMessaging: "no",
        blockedOutputsMessaging: "no",
      });
      return { roles: ["analytics"], guardrails: [made.guardrailArn] };
    });
    expect(message).toBe("");
  });
});
