import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Terraform } from "../../local/terraform";
import { report } from "../../modules/findings/terraform-report";
import type { Report } from "../../modules/report/report";
import { describeWithTerraform, LocalAws } from "./local-aws";
import { moduleFiles } from "./module-files";
import { haiku } from "./module-inputs";

const staging = "444455556666";
const folder = join(__dirname, "../../terraform-module");
const readme = readFileSync(join(folder, "README.md"), "utf8");

/** The configuration of an example, with the module below it. */
function example(name: string): Record<string, string> {
  const below = join(folder, "examples", name);
  const files = readdirSync(below).filter((file) => file.endsWith(".tf"));
  const texts = files.map((file) => [
    file,
    readFileSync(join(below, file), "utf8").replaceAll('"../../"', '"./terraform-module"'),
  ]);
  return { ...(Object.fromEntries(texts) as Record<string, string>), ...moduleFiles("terraform-module") };
}

interface Expected {
  readonly configuration: Readonly<Record<string, string>>;

  /** What the report can't judge before the apply. */
  readonly unjudged: readonly string[];
}

/** Who may call which Regions, as the report has it. */
function calls({ principals }: Report): unknown[] {
  return principals.map(({ name, profiles, globalRouting }) => [
    name,
    profiles.map(({ change, after }) => [
      ...[change, after?.destinations.map(({ region }) => region), after?.invoke, after?.direct],
    ]),
    globalRouting.after,
  ]);
}

describeWithTerraform("the examples of the Terraform module", () => {
  let aws: LocalAws;

  beforeAll(async () => {
    aws = await LocalAws.start();
    for (const name of ["analytics", "search", "support"]) await aws.createRole(name);
    await aws.createRole("analytics", staging);
    await aws.createUser("loader");
    await aws.createGroup("developers");
  });

  afterAll(() => aws.stop());

  /** Plans and applies an example, of which a second plan should be empty. */
  async function applied(
    name: string,
    { configuration = example(name), unjudged = [] }: Partial<Expected> = {},
  ): Promise<[Report, Terraform]> {
    const terraform = await aws.terraform(name, configuration);
    await terraform.validate();
    const planned = report(await terraform.plan());
    expect(planned.findings.filter(({ severity }) => severity !== "note")).toEqual([]);
    expect(planned.unjudged.map(({ what }) => what)).toEqual(unjudged);
    await terraform.apply();
    expect(await terraform.changes()).toEqual([]);
    return [planned, terraform];
  }

  test("basic: README's first block, and the policy that README shows", async () => {
    const [, block = ""] = /```hcl\n(provider [^]*?)```/.exec(readme) ?? [];
    const [, text = ""] = /```json\n([^]*?)```/.exec(readme) ?? [];
    const { "main.tf": basic = "" } = example("basic");
    expect(basic.slice(basic.indexOf("provider "))).toBe(
      block.replace(/"git::[^"]*"/, '"./terraform-module"'),
    );
    const [planned, terraform] = await applied("basic");
    expect(calls(planned)).toEqual([
      ["analytics", [["added", ["us-east-1", "us-west-2"], "always", "denied"]], "not-allowed"],
    ]);
    const [document] = await aws.attachedDocuments("analytics");
    expect(document).toEqual(JSON.parse(text));
    await terraform.destroy();
  });

  test("many-accounts: each account has its policy, and destroy leaves nothing", async () => {
    const [planned, terraform] = await applied("many-accounts");
    // a role of one name in each account, known before there is a policy
    expect(calls(planned)).toEqual([
      ["analytics", [["added", ["us-east-1", "us-west-2"], "always", "denied"]], "not-allowed"],
      ["analytics", [["added", ["us-east-1", "us-west-2"], "always", "denied"]], "denied"],
    ]);
    const [production] = await aws.attachedDocuments("analytics");
    const [staged] = await aws.attachedDocuments("analytics", staging);
    expect(production?.Statement.map(({ Effect }) => Effect)).toEqual(["Allow", "Allow"]);
    expect(staged?.Statement.map(({ Effect }) => Effect)).toEqual(["Allow", "Allow", "Deny"]);
    expect(JSON.stringify(production)).toContain(":111122223333:");
    expect(JSON.stringify(production)).not.toContain(staging);
    expect(JSON.stringify(staged)).toContain(`:${staging}:`);
    expect(JSON.stringify(staged)).not.toContain("111122223333");
    await terraform.destroy();
    expect([await aws.policyNames(), await aws.policyNames(staging)]).toEqual([[], []]);
  });

  test("team-application-profiles: each team has its profiles and no others", async () => {
    const [, terraform] = await applied("team-application-profiles");
    const { outputs } = (await terraform.state()).values as unknown as {
      outputs: { profiles: { value: Record<"search" | "support", Record<string, string>> } };
    };
    const { search, support } = outputs.profiles.value;
    expect([Object.keys(search), Object.keys(support)]).toEqual([["haiku"], ["haiku", "sonnet"]]);
    const texts = {
      search: JSON.stringify(await aws.attachedDocuments("search")),
      support: JSON.stringify(await aws.attachedDocuments("support")),
    };
    for (const arn of Object.values(search)) expect(texts.search).toContain(arn);
    for (const arn of Object.values(support)) {
      expect(texts.support).toContain(arn);
      expect(texts.search).not.toContain(arn);
    }
  });

  test("users-and-permission-set: applied but for the permission set, which is planned with the same policy", async () => {
    const { "permission-set.tf": permissionSet = "", ...others } = example("users-and-permission-set");
    const [, terraform] = await applied("users-and-permission-set", { configuration: others });
    expect(await aws.attachedPolicies("search", "loader", "developers")).toMatchObject({
      user: ["bedrock-developers"],
      group: ["bedrock-developers"],
    });
    terraform.write({ "permission-set.tf": permissionSet });
    const plan = (await terraform.plan(
      "-var=identity_center_arn=arn:aws:sso:::instance/ssoins-1234567890abcdef",
    )) as { resource_changes?: { type: string; change: { after: { inline_policy?: string } } }[] };
    const inline = plan.resource_changes?.find(({ type }) => type.endsWith("_inline_policy"))?.change.after;
    expect(inline?.inline_policy).toBe((await aws.policyTexts()).get("bedrock-developers"));
    expect(inline?.inline_policy).toContain(haiku);
  });

  test("role-in-the-same-apply: the role that is made has the access", async () => {
    const [, terraform] = await applied("role-in-the-same-apply", {
      unjudged: ["the role's name, known after apply"],
    });
    const made = JSON.stringify(await terraform.state());
    const [role = ""] = /batch-[0-9]+/.exec(made) ?? [];
    expect([...(await aws.attachedTexts(role)).keys()]).toEqual(["bedrock-batch"]);
  });
});
