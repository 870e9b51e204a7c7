import { BedrockagentAgent } from "@cdktf/provider-aws/lib/bedrockagent-agent";
import { BedrockGuardrail } from "@cdktf/provider-aws/lib/bedrock-guardrail";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SsoadminPermissionSetInlinePolicy } from "@cdktf/provider-aws/lib/ssoadmin-permission-set-inline-policy";
import { App, TerraformOutput, TerraformStack, Testing } from "cdktf";
import { changedAddresses, type State } from "../../local/terraform";
import {
  AmazonBedrockFullAccess,
  BedrockAccessStack,
  InferenceProfile,
  InferenceProfileAccess,
  InferenceProfileFullAccess,
  ModelAccess,
} from "../../modules";
import { report } from "../../modules/findings/terraform-report";
import { haikuId } from "../forms";
import { blocksWith, runBlock } from "../readme-block";
import { describeWithTerraform, LocalAws, trust } from "./local-aws";

const guardrail = "arn:aws:bedrock:us-west-2:111122223333:guardrail/a1b2c3d4e5f6";

const constructBlocks = blocksWith("new InferenceProfileAccess(stack, ");

/** What Terraform prints of a configuration's resources. */
interface Configured {
  readonly address: string;
  readonly depends_on?: readonly string[];
}

interface Plan {
  readonly configuration?: { readonly root_module?: { readonly resources?: readonly Configured[] } };
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly after: unknown };
  }[];
}

function emptyStack(): TerraformStack {
  const stack = new TerraformStack(new App(), "prod");
  new AwsProvider(stack, "Aws", { region: "us-west-2" });
  return stack;
}

function haiku(stack: TerraformStack): InferenceProfile {
  return InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId: haikuId });
}

describeWithTerraform("access of principals", () => {
  let aws: LocalAws;

  beforeAll(async () => {
    aws = await LocalAws.start();
    await aws.createRole("analytics");
    await aws.createUser("loader");
    await aws.createGroup("developers");
  });

  afterAll(() => aws.stop());

  test("roles, users and groups have the policies, and the report says so", async () => {
    const stack = emptyStack();
    new InferenceProfileAccess(stack, "Analytics", {
      inferenceProfiles: [haiku(stack)],
      roles: ["analytics"],
      users: ["loader"],
      groups: ["developers"],
    });
    new AmazonBedrockFullAccess(stack, "Skip", { groups: ["developers"] });
    const terraform = await aws.terraform("principals", Testing.synth(stack, true));
    await terraform.deploy();
    expect(await aws.attachedPolicies("analytics", "loader", "developers")).toEqual({
      role: ["prod-Analytics"],
      user: ["prod-Analytics"],
      group: ["AmazonBedrockFullAccess", "prod-Analytics"],
    });
    const second = await terraform.plan();
    expect(changedAddresses(second)).toEqual([]);
    const who = report(second).principals.map(({ type, name, profiles }) => [
      type,
      name,
      profiles.map(({ profile, after }) => [profile.label, after?.invoke, after?.direct]),
    ]);
    expect(who).toEqual(
      expect.arrayContaining([
        ["role", "analytics", [[haikuId, "always", "denied"]]],
        ["user", "loader", [[haikuId, "always", "denied"]]],
        ["group", "developers", expect.arrayContaining([[haikuId, "always", "allowed"]])],
      ]),
    );
    await terraform.destroy();
    expect(await aws.policyNames()).toEqual([]);
  });

  test("policies of nobody are made, and their documents are those that are applied, byte for byte", async () => {
    const stack = emptyStack();
    const accesses = {
      access: new InferenceProfileAccess(stack, "Access", {
        inferenceProfiles: [haiku(stack)],
        guardrails: [guardrail],
        denyGlobalRouting: true,
      }),
      full: new InferenceProfileFullAccess(stack, "Full", {}),
      subscribe: new ModelAccess(stack, "Subscribe", { productIds: ["prod-a"] }),
    };
    for (const [key, { policyDocuments, attachments }] of Object.entries(accesses)) {
      expect(attachments).toEqual([]);
      new TerraformOutput(stack, key, { value: policyDocuments });
      new IamRolePolicy(stack, `${key}-inline`, {
        name: key,
        role: "analytics",
        policy: policyDocuments[0] ?? "",
      });
    }
    const terraform = await aws.terraform("nobody", Testing.synth(stack, true));
    await terraform.deploy();
    const { values } = await terraform.state();
    const texts = outputs(values);
    const names = { access: "prod-Access", full: "prod-Full", subscribe: "prod-Subscribe" };
    for (const [key, name] of Object.entries(names)) {
      expect(texts[key]).toEqual([await aws.policyText(name)]);
      // the AWS provider puts the version of an inline policy first
      const inline = JSON.parse(await aws.inlineText("analytics", key)) as unknown;
      expect(inline).toEqual(JSON.parse(await aws.policyText(name)));
    }
    expect(await terraform.changes()).toEqual([]);
    await terraform.destroy();
    expect(await aws.policyNames()).toEqual([]);
  });

  test("a permission set's inline policy is planned with a document", async () => {
    const stack = emptyStack();
    const { policyDocuments } = new InferenceProfileAccess(stack, "Access", {
      inferenceProfiles: [haiku(stack)],
    });
    new SsoadminPermissionSetInlinePolicy(stack, "Developers", {
      instanceArn: "arn:aws:sso:::instance/ssoins-0123456789abcdef",
      permissionSetArn: "arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef",
      inlinePolicy: policyDocuments[0] ?? "",
    });
    const terraform = await aws.terraform("permission-set", Testing.synth(stack, true));
    const plan = (await terraform.plan()) as Plan;
    const after = (type: string) =>
      plan.resource_changes?.find(({ address }) => address.startsWith(`${type}.`))?.change.after as Record<
        string,
        unknown
      >;
    const { inline_policy: inline } = after("aws_ssoadmin_permission_set_inline_policy");
    expect(inline).toBe(after("aws_iam_policy").policy);
    expect(String(inline)).toContain(`inference-profile/${haikuId}`);
    const [who] = report(plan).principals.filter(({ type }) => type === "permission-set");
    expect(who?.profiles.map(({ profile, after: access }) => [profile.label, access?.invoke])).toEqual([
      [haikuId, "always"],
    ]);
  });

  test("README has blocks of constructs in a stack", () => expect(constructBlocks).toHaveLength(1));

  test.each(constructBlocks.map((block, index) => [index + 1, block] as const))(
    "README's block %d of constructs in a stack is planned",
    async (number, block) => {
      const stack = emptyStack();
      const role = new IamRole(stack, "Role", { name: "readme", assumeRolePolicy: trust });
      const guardrail = new BedrockGuardrail(stack, "Guardrail", {
        name: "readme",
        blockedInputMessaging: "no",
        blockedOutputsMessaging: "no",
      });
      runBlock(block, { stack, role, guardrail });
      const terraform = await aws.terraform(`readme-${number}`, Testing.synth(stack, true));
      const changes = await terraform.changes();
      expect(changes.filter((address) => address.startsWith("aws_iam_policy."))).toHaveLength(1);
    },
  );

  test("a stack of an account gives users and groups access with a guardrail, by a role with a session name", async () => {
    const stack = new BedrockAccessStack(new App(), "account", {
      accountId: "111122223333",
      sourceRegion: "us-west-2",
      providerConfig: {
        assumeRole: [
          {
            roleArn: "arn:aws:iam::111122223333:role/terraform",
            sessionName: "bedrock",
            externalId: "platform",
          },
        ],
        retryMode: "standard",
      },
      grants: {
        Team: {
          inferenceProfileIds: [haikuId],
          users: ["loader"],
          groups: { Developers: "developers" },
          guardrails: [`${guardrail}:1`],
        },
      },
    });
    const terraform = await aws.terraform("account", Testing.synth(stack, true));
    await terraform.deploy();
    expect(await aws.attachedPolicies("analytics", "loader", "developers")).toEqual({
      role: [],
      user: ["account-Team"],
      group: ["account-Team"],
    });
    expect(await aws.policyText("account-Team")).toContain(
      `"ArnNotLike":{"bedrock:GuardrailIdentifier":["${guardrail}:1"]}`,
    );
    expect(await terraform.changes()).toEqual([]);
    await terraform.destroy();
    expect(await aws.policyNames()).toEqual([]);
  });

  test("an agent waits for the attachments of its policies", async () => {
    const stack = emptyStack();
    const { attachments } = new InferenceProfileAccess(stack, "Access", {
      inferenceProfiles: [
        haiku(stack),
        InferenceProfile.fromLookup(stack, "Sonnet", {
          inferenceProfileId: "global.anthropic.claude-sonnet-4-20250514-v1:0",
        }),
      ],
      profilesPerPolicy: 1,
      roles: ["analytics"],
      groups: { Developers: "developers" },
    });
    const managed = new AmazonBedrockFullAccess(stack, "Managed", { users: ["loader"] });
    new BedrockagentAgent(stack, "Agent", {
      agentName: "agent",
      agentResourceRoleArn: "arn:aws:iam::111122223333:role/analytics",
      foundationModel: haikuId,
      dependsOn: [...attachments, ...managed.attachments],
    });
    const terraform = await aws.terraform("agent", Testing.synth(stack, true));
    const { configuration } = (await terraform.plan()) as Plan;
    const resources = configuration?.root_module?.resources ?? [];
    const made = resources
      .map(({ address }) => address)
      .filter((address) => address.includes("_attachment."));
    expect(made).toHaveLength(5);
    const agent = resources.find(({ address }) => address === "aws_bedrockagent_agent.Agent");
    expect([...(agent?.depends_on ?? [])].sort()).toEqual(made.sort());
  });
});

function outputs({ outputs: values = {} }: State["values"]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, { value }]) => [key, value]));
}
