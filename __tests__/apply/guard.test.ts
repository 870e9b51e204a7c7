import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, TerraformVariable, Testing } from "cdktf";
import { regionless } from "../../local/profiles";
import {
  ApplicationInferenceProfile,
  InferenceProfile,
  InferenceProfileAccess,
  ModelAccess,
} from "../../modules";
import { call } from "../local/client";
import { describeWithTerraform, LocalAws, unframed } from "./local-aws";
import { longProfiles } from "./profiles";

const region = "ap-northeast-1";
const globalProfile = {
  inferenceProfileId: "global.amazon.nova-pro-v1:0",
  inferenceProfileName: "Global Nova Pro 1",
  sourceRegion: region,
  destinationRegions: [region, regionless],
};
const arnOf = (id: string) => `arn:aws:bedrock:${region}:111122223333:inference-profile/${id}`;
const [first] = longProfiles;
const firstId = first?.inferenceProfileId ?? "";
const firstRegions = first?.destinationRegions ?? [];
const roles = ["analytics"];

const products = [
  ["null", null, "got null"],
  ["no product", [], "got []"],
  ["a wildcard", ["prod-*"], 'got ["prod-*"]'],
] as const;

const allowed = [
  ["null", null, "all of them"],
  ["none", [], firstRegions.join(", ")],
] as const;

/** Constructs that are refused for what each is given, none of which is told before Terraform plans. */
function stack(copyOfGlobal: string): string {
  const result = new TerraformStack(new App(), "prod");
  new AwsProvider(result, "Aws", { region });
  const profiles = longProfiles
    .slice(0, 7)
    .map(({ inferenceProfileId }, index) =>
      InferenceProfile.fromLookup(result, `Profile${index + 1}`, { inferenceProfileId }),
    );
  const nova = profiles.slice(0, 1);
  new InferenceProfileAccess(result, "Long", { inferenceProfiles: profiles, profilesPerPolicy: 7, roles });
  new InferenceProfileAccess(result, "Outside", {
    inferenceProfiles: profiles.slice(0, 2),
    roles,
    allowedDestinationRegions: firstRegions.slice(1),
  });
  const copy = new TerraformVariable(result, "CopyId", { default: copyOfGlobal }).stringValue;
  new InferenceProfileAccess(result, "Global", {
    inferenceProfiles: [InferenceProfile.fromLookup(result, "Copy", { inferenceProfileId: copy })],
    roles,
    denyGlobalRouting: true,
  });
  const copyFrom = new TerraformVariable(result, "Arn", { default: arnOf(firstId) }).stringValue;
  new ApplicationInferenceProfile(result, "Team", { copyFrom });
  const nothing = new TerraformVariable(result, "NoArn", { type: "string" });
  nothing.addOverride("default", null);
  new ApplicationInferenceProfile(result, "Nothing", { copyFrom: nothing.stringValue });
  for (const [index, [, value]] of products.entries()) {
    new ModelAccess(result, `Subscribe${index}`, {
      roles,
      productIds: listOf(result, `Products${index}`, value),
    });
  }
  for (const [index, [, value]] of allowed.entries()) {
    new InferenceProfileAccess(result, `Allowed${index}`, {
      inferenceProfiles: nova,
      roles,
      allowedDestinationRegions: listOf(result, `Regions${index}`, value),
    });
  }
  return Testing.synth(result, true);
}

/** A list that only Terraform knows. */
function listOf(stack: TerraformStack, id: string, value: readonly string[] | null): string[] {
  const variable = new TerraformVariable(stack, id, { type: "list(string)" });
  // cdktf 0.21 fails on a default of null, and so does cdktn 0.24
  variable.addOverride("default", value);
  return variable.listValue;
}

describeWithTerraform("a plan", () => {
  let aws: LocalAws;
  let copyOfGlobal: string;
  let error: string;

  beforeAll(async () => {
    aws = await LocalAws.start({ profiles: [...longProfiles, globalProfile] });
    const { body } = await call(aws.bedrock, "POST", "/inference-profiles", {
      region,
      body: {
        inferenceProfileName: "copy",
        modelSource: { copyFrom: arnOf(globalProfile.inferenceProfileId) },
      },
    });
    copyOfGlobal = String(body.inferenceProfileArn);
    const terraform = await aws.terraform("prod", stack(copyOfGlobal));
    error = await terraform.savePlan().then(() => "", unframed);
  });

  afterAll(() => aws.stop());

  test("fails to plan a policy of more than 6,144 characters, and prints its size, not the policy", () => {
    expect(error).toMatch(
      /prod\/Long: the policy should have at most 6144 characters, got \d{4}; lower 'profilesPerPolicy' or drop one of apac\.amazon\.nova-pro-v1:0, .*, apac\.amazon\.nova-pro-v7:0/,
    );
    expect(error).not.toContain("Statement");
  });

  test("fails to plan a destination outside allowedDestinationRegions", async () => {
    expect(error).toContain(
      "prod/Outside: 'allowedDestinationRegions' should have every Region that apac.amazon.nova-pro-v1:0 may route to, lacks ap-east-2; add it, or drop the profile",
    );
    expect(await aws.policyNames()).toEqual([]);
  });

  test("fails to plan the denial of global routing beside a copy of a global profile", () => {
    expect(error).toContain(
      `prod/Global: 'denyGlobalRouting' should be false beside a profile that routes globally, got true beside ${copyOfGlobal}`,
    );
  });

  test("fails to plan a copy of a profile's ARN, where the profile itself should be given", () => {
    expect(error).toContain(
      `prod/Team: 'copyFrom' should be an InferenceProfile, a FoundationModel or the ARN of a foundation model in a Region, got ${arnOf(firstId)}; pass the InferenceProfile itself`,
    );
  });

  test.each(products.map(([what, , got], index) => [what, got, index] as const))(
    "fails to plan products that turn out to be %s",
    (_, got, index) => {
      expect(error).toContain(
        `prod/Subscribe${index}: 'productIds' should be at least one product ID of letters, digits, '_' and '-', ${got}`,
      );
    },
  );

  test.each(allowed.map(([what, , lacks], index) => [what, lacks, index] as const))(
    "fails to plan allowed Regions that turn out to be %s",
    (_, lacks, index) => {
      expect(error).toContain(
        `prod/Allowed${index}: 'allowedDestinationRegions' should have every Region that ${firstId} may route to, lacks ${lacks}; add it, or drop the profile`,
      );
    },
  );

  test("fails to plan a copy that turns out to be null", () => {
    expect(error).toMatch(
      /prod\/Nothing: 'copyFrom' should be an InferenceProfile, a FoundationModel or the ARN of a foundation model in a Region, got null/,
    );
  });
});
