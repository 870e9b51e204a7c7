import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, TerraformVariable, Testing } from "cdktf";
import {
  ApplicationInferenceProfile,
  InferenceProfile,
  InferenceProfileAccess,
  ModelAccess,
} from "../../modules";
import { call } from "../local/client";
import { describeWithTerraform, LocalAws, unframed } from "./local-aws";
import { accessToLongProfiles, longProfiles } from "./profiles";

describeWithTerraform("a plan", () => {
  let aws: LocalAws;
  let terraform: Awaited<ReturnType<LocalAws["terraform"]>>;

  beforeAll(async () => {
    aws = await LocalAws.start({ profiles: longProfiles });
    await aws.createRole("analytics");
    terraform = await aws.terraform("prod", accessToLongProfiles(1));
  });

  afterAll(() => aws.stop());

  test("fails to plan a policy of more than 6,144 characters, and prints its size, not the policy", async () => {
    terraform.write(accessToLongProfiles(7, { profilesPerPolicy: 7 }));
    const error = await terraform.plan().catch(unframed);
    expect(error).toMatch(
      /prod\/Analytics: the policy should have at most 6144 characters, got \d{4}; lower 'profilesPerPolicy' or drop one of apac\.amazon\.nova-pro-v1:0, .*, apac\.amazon\.nova-pro-v7:0/,
    );
    expect(error).not.toContain("Statement");
  });

  test("fails to plan a destination outside allowedDestinationRegions", async () => {
    const [, ...allowed] = longProfiles[0]?.destinationRegions ?? [];
    terraform.write(accessToLongProfiles(2, { allowedDestinationRegions: allowed }));
    const error = await terraform.plan().catch(unframed);
    expect(error).toContain(
      "prod/Analytics: 'allowedDestinationRegions' should have every Region that apac.amazon.nova-pro-v1:0 may route to, lacks ap-east-2; add it, or drop the profile",
    );
    expect(await aws.policyNames()).toEqual([]);
  });

  test("fails to plan the denial of global routing beside a copy of a global profile", async () => {
    const bedrock = await LocalAws.start();
    const copied =
      "arn:aws:bedrock:us-west-2:111122223333:inference-profile/global.anthropic.claude-sonnet-4-20250514-v1:0";
    const { body } = await call(bedrock.bedrock, "POST", "/inference-profiles", {
      body: { inferenceProfileName: "copy", modelSource: { copyFrom: copied } },
    });
    const stack = new TerraformStack(new App(), "prod");
    new AwsProvider(stack, "Aws", { region: "us-west-2" });
    const inferenceProfileId = new TerraformVariable(stack, "Id", {
      default: String(body.inferenceProfileArn),
    }).stringValue;
    const copy = InferenceProfile.fromLookup(stack, "Copy", { inferenceProfileId });
    new InferenceProfileAccess(stack, "Analytics", {
      inferenceProfiles: [copy],
      roles: ["analytics"],
      denyGlobalRouting: true,
    });
    const other = await bedrock.terraform("prod", Testing.synth(stack, true));
    const error = await other.plan().catch(unframed);
    await bedrock.stop();
    expect(error).toContain(
      `prod/Analytics: 'denyGlobalRouting' should be false beside a profile that routes globally, got true beside ${String(body.inferenceProfileArn)}`,
    );
  });

  test("fails to plan a copy of a profile's ARN, where the profile itself should be given", async () => {
    const arn = "arn:aws:bedrock:ap-northeast-1:111122223333:inference-profile/apac.amazon.nova-pro-v1:0";
    const stack = new TerraformStack(new App(), "prod");
    new AwsProvider(stack, "Aws", { region: "ap-northeast-1" });
    const copyFrom = new TerraformVariable(stack, "Arn", { default: arn }).stringValue;
    new ApplicationInferenceProfile(stack, "Team", { copyFrom });
    terraform.write(Testing.synth(stack, true));
    const error = await terraform.plan().catch(unframed);
    expect(error).toContain(
      `prod/Team: 'copyFrom' should be an InferenceProfile, a FoundationModel or the ARN of a foundation model in a Region, got ${arn}; pass the InferenceProfile itself`,
    );
  });

  test.each([
    ["null", null, "got null"],
    ["no product", [], "got []"],
    ["a wildcard", ["prod-*"], 'got ["prod-*"]'],
  ])("fails to plan products that turn out to be %s", async (_, value, got) => {
    const stack = new TerraformStack(new App(), "prod");
    new AwsProvider(stack, "Aws", { region: "ap-northeast-1" });
    const productIds = listOf(stack, value);
    new ModelAccess(stack, "Subscribe", { roles: ["analytics"], productIds });
    terraform.write(Testing.synth(stack, true));
    const error = await terraform.plan().catch(unframed);
    expect(error).toContain(
      `prod/Subscribe: 'productIds' should be at least one product ID of letters, digits, '_' and '-', ${got}`,
    );
  });

  test.each([
    ["null", null, "all of them"],
    ["none", [], longProfiles[0]?.destinationRegions.join(", ") ?? ""],
  ])("fails to plan allowed Regions that turn out to be %s", async (_, value, lacks) => {
    const stack = new TerraformStack(new App(), "prod");
    new AwsProvider(stack, "Aws", { region: "ap-northeast-1" });
    const inferenceProfileId = longProfiles[0]?.inferenceProfileId ?? "";
    new InferenceProfileAccess(stack, "Analytics", {
      inferenceProfiles: [InferenceProfile.fromLookup(stack, "Nova", { inferenceProfileId })],
      roles: ["analytics"],
      allowedDestinationRegions: listOf(stack, value),
    });
    terraform.write(Testing.synth(stack, true));
    const error = await terraform.plan().catch(unframed);
    expect(error).toContain(
      `prod/Analytics: 'allowedDestinationRegions' should have every Region that ${inferenceProfileId} may route to, lacks ${lacks}; add it, or drop the profile`,
    );
  });

  test("fails to plan a copy that turns out to be null", async () => {
    const stack = new TerraformStack(new App(), "prod");
    new AwsProvider(stack, "Aws", { region: "ap-northeast-1" });
    const variable = new TerraformVariable(stack, "Arn", { type: "string" });
    variable.addOverride("default", null);
    new ApplicationInferenceProfile(stack, "Team", { copyFrom: variable.stringValue });
    terraform.write(Testing.synth(stack, true));
    const error = await terraform.plan().catch(unframed);
    expect(error).toMatch(
      /Invalid|should be an InferenceProfile, a FoundationModel or the ARN of a foundation model in a Region, got null/,
    );
  });
});

/** A list that only Terraform knows. */
function listOf(stack: TerraformStack, value: readonly string[] | null): string[] {
  const variable = new TerraformVariable(stack, "List", { type: "list(string)" });
  // cdktf 0.21 fails on a default of null, and so does cdktn 0.24
  variable.addOverride("default", value);
  return variable.listValue;
}
