import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { changedAddresses } from "../../local/terraform";
import { describeWithTerraform, LocalAws, unframed } from "./local-aws";
import { moduleFiles } from "./module-files";
import { haiku, sonnet } from "./module-inputs";

const generated = readFileSync(join(__dirname, "../fixtures/generated-module.tf.json"), "utf8");

const provider = 'provider "aws" {\n  region = "us-east-2"\n}\n';
const trust = 'assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })';

/** What Terraform prints of the data sources that it read when it planned. */
interface Planned {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly mode?: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
  readonly prior_state?: { readonly values?: { readonly root_module?: PlannedModule } };
}

interface PlannedModule {
  readonly resources?: readonly { readonly address: string; readonly mode: string }[];
  readonly child_modules?: readonly PlannedModule[];
}

function addresses({ resources = [], child_modules = [] }: PlannedModule): string[] {
  return [...resources.map(({ address }) => address), ...child_modules.flatMap(addresses)];
}

/** The profiles that were read when Terraform planned, and those that are read when it applies, by their keys. */
function profilesRead(plan: unknown): { readonly planned: string[]; readonly applied: string[] } {
  const { resource_changes = [], prior_state } = plan as Planned;
  const keys = (found: readonly string[]) =>
    found.flatMap((address) => /\.profile\["([^"]*)"\]\.data\./.exec(address)?.[1] ?? []).sort();
  return {
    planned: keys(addresses(prior_state?.values?.root_module ?? {})),
    applied: keys(
      resource_changes.filter(({ change }) => change.actions[0] === "read").map(({ address }) => address),
    ),
  };
}

describeWithTerraform("the Terraform module", () => {
  let aws: LocalAws;

  beforeAll(async () => {
    aws = await LocalAws.start();
  });

  afterAll(() => aws.stop());

  test("takes over the state of the generated module of before, and replaces nothing", async () => {
    await aws.createRole("analytics");
    await aws.createRole("research");
    const call = (source: string) => `${provider}
        module "access" {
          source                = "./${source}"
          inference_profile_ids = ["${haiku}", "${sonnet}"]
          role_names            = ["analytics", "research"]
          policy_name           = "taken-over"
          path                  = "/teams/"
          tags                  = { team = "analytics" }
          deny_global_routing   = true
          profiles_per_policy   = 1
          actions               = ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"]
        }
        output "policy_arns" {
          value = module.access.policy_arns
        }
        output "regions" {
          value = module.access.destination_regions
        }`;
    const terraform = await aws.terraform("migration", {
      "main.tf": call("generated"),
      "generated/main.tf.json": generated,
    });
    await terraform.deploy();
    const texts = await aws.attachedTexts("research");
    expect([...texts.keys()].sort()).toEqual(["taken-over", "taken-over-2"]);

    terraform.write({ "main.tf": call("terraform-module"), ...moduleFiles("terraform-module") });
    await terraform.init();
    const plan = await terraform.plan();
    expect(changedAddresses(plan)).toEqual([]);
    expect(Object.values(plan.output_changes ?? {}).map(({ actions }) => actions)).toEqual([
      ["no-op"],
      ["no-op"],
    ]);
    await terraform.apply();
    expect(await aws.attachedTexts("research")).toEqual(texts);
    await terraform.destroy();
  });

  test("grants what the same apply makes, and reads when it plans what is known", async () => {
    const terraform = await aws.terraform("same-apply", {
      "main.tf": `${provider}
          resource "aws_iam_role" "made" {
            name_prefix = "made-"
            ${trust}
          }
          resource "aws_iam_user" "made" {
            name = "loader"
          }
          resource "terraform_data" "late" {
            input = "${sonnet}"
          }
          resource "aws_bedrock_inference_profile" "made" {
            name = "made beside"
            model_source {
              copy_from = "arn:aws:bedrock:us-east-2:111122223333:inference-profile/${sonnet}"
            }
          }
          module "access" {
            source                = "./terraform-module"
            policy_name           = "same-apply"
            inference_profile_ids = ["${haiku}"]
            inference_profiles    = { beside = aws_bedrock_inference_profile.made.arn }
            application_inference_profiles = {
              late  = { copy_from = terraform_data.late.output }
              known = { copy_from = "${haiku}", tags = { team = terraform_data.late.id } }
            }
            profiles_per_policy = 2
            roles               = { made = aws_iam_role.made.name }
            users               = { made = aws_iam_user.made.name }
          }
          output "role" {
            value = aws_iam_role.made.name
          }
          output "documents" {
            value = module.access.policy_documents
          }
          output "profiles" {
            value = concat([aws_bedrock_inference_profile.made.arn], values(module.access.application_inference_profile_arns))
          }`,
      ...moduleFiles("terraform-module"),
    });
    const plan = await terraform.plan();
    expect(profilesRead(plan)).toEqual({ planned: ["known", haiku], applied: ["beside", "late"] });
    expect(changedAddresses(plan).filter((address) => !address.startsWith("output."))).toEqual(
      expect.arrayContaining([
        'module.access.aws_iam_policy.this["1"]',
        'module.access.aws_iam_policy.this["2"]',
        'module.access.aws_iam_role_policy_attachment.this["made/1"]',
        'module.access.aws_iam_role_policy_attachment.this["made/2"]',
        'module.access.aws_iam_user_policy_attachment.this["made/1"]',
      ]),
    );
    await terraform.apply();
    const outputs = (await terraform.state()).values.outputs as Record<string, { value: unknown }>;
    const texts = await aws.attachedTexts(String(outputs.role?.value));
    expect([...texts.values()]).toEqual(outputs.documents?.value);
    const profiles = outputs.profiles?.value as string[];
    expect(profiles).toHaveLength(3);
    // each model is allowed through its profile only
    const fences = [...texts.values()]
      .flatMap((text) => (JSON.parse(text) as { Statement: { Condition?: unknown }[] }).Statement)
      .flatMap(({ Condition }) => (Condition === undefined ? [] : [Condition]));
    expect(fences).toEqual(
      [
        `arn:aws:bedrock:us-east-2:111122223333:inference-profile/${haiku}`,
        ...[profiles[0], profiles[1], profiles[2]],
      ].map((arn) => ({ StringEquals: { "bedrock:InferenceProfileArn": arn } })),
    );
    expect(await terraform.changes()).toEqual([]);
    await terraform.destroy();
  });

  test("with depends_on reads and guards when Terraform applies", async () => {
    const terraform = await aws.terraform("depends-on", {
      "main.tf": `${provider}
          resource "terraform_data" "before" {}
          module "access" {
            source                      = "./terraform-module"
            policy_name                 = "depends-on"
            inference_profile_ids       = ["${haiku}"]
            allowed_destination_regions = ["us-east-2", "us-west-2"]
            depends_on                  = [terraform_data.before]
          }`,
      ...moduleFiles("terraform-module"),
    });
    expect(profilesRead(await terraform.plan())).toEqual({ planned: [], applied: [haiku] });
    await expect(terraform.apply().catch(unframed)).resolves.toContain(
      `'allowed_destination_regions' should have every Region that ${haiku} may route to, lacks us-east-1; add it, or drop the profile`,
    );
    expect(await aws.policyNames()).not.toContain("depends-on");
  });

  test("refuses what is known to be wrong when Terraform plans, whatever else is known after apply", async () => {
    const call = (regions: string) => `${provider}
        resource "terraform_data" "late" {
          input = "${sonnet}"
        }
        resource "aws_iam_role" "made" {
          name_prefix = "refused-"
          ${trust}
        }
        module "access" {
          source                      = "./terraform-module"
          policy_name                 = "refused"
          inference_profile_ids       = ["${haiku}"]
          inference_profiles          = { late = terraform_data.late.output }
          allowed_destination_regions = ${regions}
          actions                     = ["bedrock:InvokeModel*", "bedrock:Converse"]
          role_names                  = ["a"]
          roles                       = { a = aws_iam_role.made.name }
        }`;
    const terraform = await aws.terraform("refused", {
      "main.tf": call('["us-east-2", "us-west-2"]'),
      ...moduleFiles("terraform-module"),
    });
    expect(await terraform.savePlan().catch(unframed)).toContain(
      `'allowed_destination_regions' should have every Region that ${haiku} may route to, lacks us-east-1`,
    );
    terraform.write({ "main.tf": call("null") });
    const printed = await terraform.savePlan().catch(unframed);
    expect(printed).toContain("got 'bedrock:Converse'; Converse is authorized by bedrock:InvokeModel");
    expect(printed).toContain("'roles' should have keys that are not in 'role_names', got [\"a\"]");
  });

  test("is taken from a repository at a tag", async () => {
    const repository = mkdtempSync(join(tmpdir(), "repository-"));
    try {
      for (const [name, text] of Object.entries(moduleFiles("terraform-module"))) {
        mkdirSync(dirname(join(repository, name)), { recursive: true });
        writeFileSync(join(repository, name), text);
      }
      const git = (...args: string[]) => execFileSync("git", ["-C", repository, ...args]);
      git("init", "--quiet");
      git("add", ".");
      git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "The module");
      git("tag", "v0.1.0");
      const readme = readFileSync(join(__dirname, "../../terraform-module/README.md"), "utf8");
      const [, source = ""] = /source\s+= "(git::https:[^"]*)"/.exec(readme) ?? [];
      const terraform = await aws.terraform("repository", {
        "main.tf": `${provider}
            module "access" {
              source                = "${source.replace(/https:.*?\.git/, `file://${repository}`)}"
              policy_name           = "from-a-repository"
              inference_profile_ids = ["${haiku}"]
            }`,
      });
      const changed = await terraform.changes();
      expect(changed).toEqual(['module.access.aws_iam_policy.this["1"]']);
    } finally {
      rmSync(repository, { recursive: true });
    }
  });
});
