import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";
import { foundationModels } from "../../local/models";
import { changedAddresses, type Plan, type Terraform } from "../../local/terraform";
import { report } from "../../modules/findings/terraform-report";
import type { Report } from "../../modules/report/report";
import { call, getProfile } from "../local/client";
import { describeWithTerraform, LocalAws } from "./local-aws";
import { moduleFiles } from "./module-files";
import { globalSonnet, haiku, inputs, sonnet, type Input } from "./module-inputs";

type Inputs = Readonly<Record<string, Input>>;

const names = Object.keys(inputs(""));
const kinds = ["role", "user", "group"] as const;

function fail(): never {
  throw new Error("unreachable");
}

/** A name without the tool that it stands for. */
function plain(name: string | null): string {
  return String(name).replace(/^(construct|module)-/, "");
}

function constructs(table: Inputs): string {
  const stack = new TerraformStack(new App(), "constructs");
  new AwsProvider(stack, "Aws", { region: "us-east-2" });
  for (const [name, { construct, nobody }] of Object.entries(table)) {
    const own = `construct-${name}`;
    const all = { roles: [own], users: [own], groups: [own] };
    construct(stack, name, { policyName: own, principals: nobody ? {} : all });
  }
  return Testing.synth(stack, true);
}

/** Who gets access: a list or a map for each kind, under the same keys. */
function principals(own: string, maps: boolean): string {
  return kinds
    .map((kind) => (maps ? `${kind}s = { "${own}" = "${own}" }` : `${kind}_names = ["${own}"]`))
    .join("\n");
}

interface RootOptions {
  /** Arguments that a call has besides, by its name. */
  readonly more?: Readonly<Record<string, string>>;
  readonly maps?: boolean;
}

function root(table: Inputs, { more = {}, maps = false }: RootOptions = {}): Record<string, string> {
  const calls = Object.entries(table).map(([name, { hcl, folder, nameless, nobody }]) => {
    const own = `module-${name}`;
    return `
      module "${name}" {
        source = "./terraform-module${folder === undefined ? "" : `/modules/${folder}`}"
        ${nameless ? "" : `policy_name = "${own}"`}
        ${nobody ? "" : principals(own, maps)}
        ${hcl}
        ${more[name] ?? ""}
      }
      output "${name}" {
        value = module.${name}
      }`;
  });
  return {
    "main.tf": ['provider "aws" {\n  region = "us-east-2"\n}', ...calls].join("\n"),
    ...moduleFiles("terraform-module"),
  };
}

describeWithTerraform("the Terraform module", () => {
  let aws: LocalAws;
  let terraform: Terraform;
  let second: Plan;
  let table: Inputs;
  let application: string;
  let texts: ReadonlyMap<string, string>;
  const reported: Report[] = [];

  beforeAll(async () => {
    const models = foundationModels.map((model) => ({ ...model, regions: [...model.regions, "us-east-2"] }));
    aws = await LocalAws.start({ models });
    const { body } = await call(aws.bedrock, "POST", "/inference-profiles", {
      region: "us-east-2",
      body: {
        inferenceProfileName: "team",
        modelSource: { copyFrom: `arn:aws:bedrock:us-east-2:111122223333:inference-profile/${haiku}` },
      },
    });
    application = String(body.inferenceProfileArn);
    table = inputs(application);
    for (const name of ["construct", "module"].flatMap((tool) => names.map((name) => `${tool}-${name}`))) {
      await aws.createRole(name);
      await aws.createUser(name);
      await aws.createGroup(name);
    }
    const other = await aws.terraform("constructs", constructs(table));
    terraform = await aws.terraform("module", root(table));
    for (const stack of [other, terraform]) {
      reported.push(report(await stack.plan()));
      await stack.apply();
      // the next answers begin with another model; the provider would not show that in a policy, outputs do
      for (const id of [haiku, sonnet, globalSonnet])
        await getProfile(aws.bedrock, id, { region: "us-east-2" });
      second = await stack.plan();
      reported.push(report(second));
    }
    texts = await aws.policyTexts();
  });

  afterAll(() => aws.stop());

  /** The policies of one input as IAM keeps them, and who has which. */
  async function kept(tool: string, name: string): Promise<unknown> {
    const own = `${tool}-${name}`;
    const policies = [...texts].filter(([policy]) => policy.replace(/-[0-9]+$/, "") === own);
    const text = JSON.stringify([policies.sort(), await aws.attachedPolicies(own, own, own)]);
    // nobody knows the ARN of a profile before it is made
    return text
      .replaceAll(own, "OWN")
      .replaceAll(/application-inference-profile\/\w+/g, "application-inference-profile/MADE");
  }

  test.each(names)("grants what the construct grants, byte for byte: %s", async (name) => {
    const expected = await kept("construct", name);
    expect(expected).toContain(name === "managed" ? "AmazonBedrockFullAccess" : "2012-10-17");
    expect(await kept("module", name)).toBe(expected);
  });

  test("has the errors and warnings in the report that the construct has, before and after the apply", () => {
    expect(reported).toHaveLength(4);
    const [before, after, ...module] = reported.map(({ findings, unjudged }) => ({
      wrong: findings
        .filter(({ severity }) => severity !== "note")
        .map(({ type, principals }) => [
          type,
          principals.map(({ type, name }) => `${type} ${plain(name)}`).sort(),
        ])
        .map((finding) => JSON.stringify(finding))
        .sort(),
      unjudged: unjudged.map(({ what }) => what).sort(),
    }));
    expect(module).toEqual([before, after]);
  });

  test("a second plan is empty, in whatever order AWS lists the models", () => {
    expect(Object.keys(second.output_changes ?? {}).sort()).toEqual([...names].sort());
    expect(changedAddresses(second)).toEqual([]);
  });

  test("principals that move from the lists to the maps under their keys change nothing", async () => {
    terraform.write(root(table, { maps: true }));
    expect(await terraform.changes()).toEqual([]);
  });

  test("another role, user and group touch no other attachment", async () => {
    const more = kinds.map((kind) => `${kind}s = { "a-first-one" = "a-first-one" }`).join("\n");
    terraform.write(root(table, { more: { split: more } }));
    expect((await terraform.changes()).sort()).toEqual(
      ["group", "role", "user"].flatMap((kind) =>
        ["1", "2", "3"].map(
          (number) => `module.split.aws_iam_${kind}_policy_attachment.this["a-first-one/${number}"]`,
        ),
      ),
    );
  });

  test("another profile at the end touches no other attachment and no other policy", async () => {
    const { split = fail() } = table;
    const longer = split.hcl.replace(`"${sonnet}"`, `"${sonnet}", "${application}"`);
    terraform.write(root({ ...table, split: { ...split, hcl: longer } }));
    const changed = await terraform.changes();
    expect(changed.filter((address) => !address.startsWith("output.")).sort()).toEqual([
      'module.split.aws_iam_group_policy_attachment.this["module-split/4"]',
      'module.split.aws_iam_policy.this["4"]',
      'module.split.aws_iam_role_policy_attachment.this["module-split/4"]',
      'module.split.aws_iam_user_policy_attachment.this["module-split/4"]',
    ]);
  });

  test("destroy leaves nothing", async () => {
    terraform.write(root(table));
    await terraform.destroy();
    const left = await aws.policyNames();
    expect(left.filter((name) => name.startsWith("module-"))).toEqual([]);
    const attached = await aws.attachedPolicies("module-defaults", "module-defaults", "module-defaults");
    expect(attached).toEqual({ role: [], user: [], group: [] });
  });
});
