import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { changedAddresses, type Terraform } from "../../local/terraform";
import { InferenceProfile, InferenceProfileAccess, type InferenceProfileAccessProps } from "../../modules";
import { report } from "../../modules/findings/terraform-report";
import type { Report } from "../../modules/report/report";
import { call, getProfile } from "../local/client";
import { describeWithTerraform, LocalAws } from "./local-aws";

const minutes = 60_000;
const haiku = "us.anthropic.claude-3-haiku-20240307-v1:0";
const sonnet = "us.anthropic.claude-3-5-sonnet-20240620-v1:0";
const globalSonnet = "global.anthropic.claude-sonnet-4-20250514-v1:0";
const moduleJson = readFileSync(join(__dirname, "../../terraform-module/main.tf.json"), "utf8");

/** The same input for the construct and, in HCL, for the module. */
interface Case {
  readonly profiles: readonly string[];
  readonly props: Partial<InferenceProfileAccessProps>;
  readonly hcl: string;
}

function cases(application: string): Readonly<Record<string, Case>> {
  return {
    defaults: {
      profiles: [sonnet, haiku],
      props: {},
      hcl: `inference_profile_ids = ["${sonnet}", "${haiku}"]`,
    },
    direct: {
      profiles: [haiku, globalSonnet],
      props: {
        directModelAccess: true,
        actions: [
          ...["bedrock:CountTokens", "bedrock:InvokeModel"],
          ...["bedrock:CreateInferenceProfile", "bedrock:TagResource"],
        ],
      },
      hcl: `
        inference_profile_ids = ["${haiku}", "${globalSonnet}"]
        direct_model_access   = true
        actions = [
          "bedrock:CountTokens", "bedrock:InvokeModel", "bedrock:CreateInferenceProfile", "bedrock:TagResource",
        ]`,
    },
    denial: {
      profiles: [haiku],
      props: {
        denyGlobalRouting: true,
        allowedDestinationRegions: ["us-west-2", "us-east-1", "us-east-2"],
        path: "/teams/",
        description: "Claude 3 Haiku",
        tags: { team: "analytics" },
      },
      hcl: `
        inference_profile_ids       = ["${haiku}"]
        deny_global_routing         = true
        allowed_destination_regions = ["us-west-2", "us-east-1", "us-east-2"]
        path                        = "/teams/"
        description                 = "Claude 3 Haiku"
        tags                        = { team = "analytics" }`,
    },
    application: {
      profiles: [haiku, application],
      props: {
        actions: [
          ...["bedrock:TagResource", "bedrock:ListInferenceProfiles", "bedrock:InvokeModel*"],
          ...["bedrock:CountTokens", "bedrock:GetInferenceProfile", "bedrock:CallWithBearerToken"],
        ],
      },
      hcl: `
        inference_profile_ids = ["${haiku}", "${application}"]
        actions = [
          "bedrock:TagResource", "bedrock:ListInferenceProfiles", "bedrock:InvokeModel*",
          "bedrock:CountTokens", "bedrock:GetInferenceProfile", "bedrock:CallWithBearerToken",
        ]`,
    },
    split: {
      profiles: [globalSonnet, haiku, sonnet],
      props: { profilesPerPolicy: 1, actions: ["bedrock:InvokeModel*", "bedrock:ListInferenceProfiles"] },
      hcl: `
        inference_profile_ids = ["${globalSonnet}", "${haiku}", "${sonnet}"]
        profiles_per_policy   = 1
        actions               = ["bedrock:InvokeModel*", "bedrock:ListInferenceProfiles"]`,
    },
    // nothing applies to the first profile: it gets no policy
    empty: {
      profiles: [haiku, application],
      props: { profilesPerPolicy: 1, actions: ["bedrock:DeleteInferenceProfile"] },
      hcl: `
        inference_profile_ids = ["${haiku}", "${application}"]
        profiles_per_policy   = 1
        actions               = ["bedrock:DeleteInferenceProfile"]`,
    },
  };
}

function fail(): never {
  throw new Error("unreachable");
}

const names = Object.keys(cases(""));

function constructs(table: Readonly<Record<string, Case>>): string {
  const stack = new TerraformStack(new App(), "constructs");
  new AwsProvider(stack, "Aws", { region: "us-east-2" });
  for (const [name, { profiles, props }] of Object.entries(table)) {
    const inferenceProfiles = profiles.map((inferenceProfileId, index) =>
      InferenceProfile.fromLookup(stack, `${name}${index}`, { inferenceProfileId }),
    );
    new InferenceProfileAccess(stack, name, {
      inferenceProfiles,
      roles: [`construct-${name}`],
      policyName: `construct-${name}`,
      ...props,
    });
  }
  return Testing.synth(stack, true);
}

function root(
  table: Readonly<Record<string, Case>>,
  roles = (name: string) => [`module-${name}`],
): Record<string, string> {
  const calls = Object.entries(table).map(
    ([name, { hcl }]) => `
      module "${name}" {
        source      = "./terraform-module"
        role_names  = ${JSON.stringify(roles(name))}
        policy_name = "module-${name}"
        ${hcl}
      }
      output "${name}" {
        value = module.${name}
      }`,
  );
  return {
    "main.tf": ['provider "aws" {\n  region = "us-east-2"\n}', ...calls].join("\n"),
    "terraform-module/main.tf.json": moduleJson,
  };
}

describeWithTerraform("the Terraform module", () => {
  let aws: LocalAws;
  let terraform: Terraform;
  let table: Readonly<Record<string, Case>>;
  const reported: Report[] = [];

  beforeAll(async () => {
    aws = await LocalAws.start();
    const { body } = await call(aws.bedrock, "POST", "/inference-profiles", {
      region: "us-east-2",
      body: {
        inferenceProfileName: "team",
        modelSource: { copyFrom: `arn:aws:bedrock:us-east-2:111122223333:inference-profile/${haiku}` },
      },
    });
    table = cases(String(body.inferenceProfileArn));
    for (const name of names) {
      await aws.createRole(`construct-${name}`);
      await aws.createRole(`module-${name}`);
    }
    const other = await aws.terraform("constructs", constructs(table));
    terraform = await aws.terraform("module", root(table));
    for (const stack of [other, terraform]) {
      await stack.validate();
      reported.push(report(await stack.plan()));
      await stack.apply();
      reported.push(report(await stack.plan()));
    }
  }, 3 * minutes);

  afterAll(() => aws.stop());

  test.each(names)("grants what the construct grants, byte for byte: %s", async (name) => {
    const expected = await aws.attachedTexts(`construct-${name}`);
    const actual = await aws.attachedTexts(`module-${name}`);
    expect(expected.size).toBeGreaterThan(0);
    expect([...actual].sort()).toEqual(
      [...expected].map(([policy, text]) => [policy.replace("construct", "module"), text]).sort(),
    );
  });

  test("has no error and no warning in the report, as the construct has none, but for direct access that is asked for", () => {
    expect(reported).toHaveLength(4);
    for (const { findings, unjudged } of reported) {
      const wrong = findings.filter(({ severity }) => severity !== "note");
      expect(wrong.map(({ type }) => type)).toEqual(wrong.map(() => "direct-model-access"));
      expect(new Set(wrong.flatMap(({ principals }) => principals.map(({ name }) => name)))).toEqual(
        new Set([expect.stringMatching(/^(construct|module)-direct$/)]),
      );
      expect(unjudged).toEqual([]);
    }
  });

  test("a second plan is empty, in whatever order AWS lists the models", async () => {
    // the next answers begin with another model; the provider would not show that in a policy, outputs do
    for (const id of [haiku, sonnet, globalSonnet])
      await getProfile(aws.bedrock, id, { region: "us-east-2" });
    const plan = await terraform.plan();
    expect(Object.keys(plan.output_changes ?? {}).sort()).toEqual([...names].sort());
    expect(changedAddresses(plan)).toEqual([]);
  }, 30_000);

  test("another role touches no other attachment", async () => {
    terraform.write(root(table, (name) => [...(name === "split" ? ["a-first-one"] : []), `module-${name}`]));
    const changed = changedAddresses(await terraform.plan());
    expect(changed.sort()).toEqual(
      ["1", "2", "3"].map(
        (number) => `module.split.aws_iam_role_policy_attachment.this["a-first-one/${number}"]`,
      ),
    );
  }, 30_000);

  test("another profile touches no other attachment", async () => {
    const files = root(table);
    const more = `"${sonnet}", "${String(table.application?.profiles[1])}"]`;
    terraform.write({ ...files, "main.tf": (files["main.tf"] ?? "").replaceAll(`"${sonnet}"]`, more) });
    const changed = changedAddresses(await terraform.plan());
    expect(changed.filter((address) => !address.startsWith("output.")).sort()).toEqual([
      'module.split.aws_iam_policy.this["4"]',
      'module.split.aws_iam_role_policy_attachment.this["module-split/4"]',
    ]);
  }, 30_000);

  test(
    "destroy leaves nothing",
    async () => {
      terraform.write(root(table));
      await terraform.destroy();
      const left = await aws.policyNames();
      expect(left.filter((name) => name.startsWith("module-"))).toEqual([]);
      expect((await aws.attachedTexts("module-defaults")).size).toBe(0);
    },
    minutes,
  );

  test(
    "grants in two accounts, through two providers",
    async () => {
      const staging = "444455556666";
      await aws.createRole("module-staging", staging);
      const two = await aws.terraform("two-accounts", {
        ...root({ defaults: table.defaults ?? fail() }),
        "staging.tf": `
          provider "aws" {
            alias  = "staging"
            region = "us-west-2"
            assume_role {
              role_arn = "arn:aws:iam::${staging}:role/terraform"
            }
          }
          module "staging" {
            source                = "./terraform-module"
            providers             = { aws = aws.staging }
            role_names            = ["module-staging"]
            policy_name           = "module-staging"
            inference_profile_ids = ["${haiku}"]
          }`,
      });
      await two.plan();
      await two.apply();
      const [text] = (await aws.attachedTexts("module-staging", staging)).values();
      expect(text).toContain(`arn:aws:bedrock:us-west-2:${staging}:inference-profile/${haiku}`);
      expect(text).not.toContain("111122223333");
      expect(await aws.policyNames()).toContain("module-defaults");
      expect(await aws.policyNames(staging)).toEqual(["module-staging"]);
      expect(changedAddresses(await two.plan())).toEqual([]);
      await two.destroy();
      expect(await aws.policyNames(staging)).toEqual([]);
    },
    2 * minutes,
  );
});
