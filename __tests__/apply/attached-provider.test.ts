import { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";
import { InferenceProfile, InferenceProfileAccess } from "../../modules";
import { describeWithTerraform, LocalAws } from "./local-aws";

const staging = "444455556666";
const inferenceProfileId = "us.anthropic.claude-3-haiku-20240307-v1:0";

const east = { region: "us-east-2" };
const west = { region: "us-west-2", assumeRole: [{ roleArn: `arn:aws:iam::${staging}:role/terraform` }] };

/** Access to a profile by a provider, and the profile as it is for another one. */
function stack(name: string, config: AwsProviderConfig, other?: AwsProviderConfig): string {
  const result = new TerraformStack(new App(), name);
  new AwsProvider(result, "Aws", config);
  const profile = InferenceProfile.fromLookup(result, "Haiku", { inferenceProfileId });
  new InferenceProfileAccess(result, "Access", { inferenceProfiles: [profile], roles: ["analytics"] });
  if (other) {
    const provider = new AwsProvider(result, "Other", { ...other, alias: "other" });
    InferenceProfile.fromLookup(result, "Elsewhere", { inferenceProfileId, provider });
  }
  return Testing.synth(result, true);
}

describeWithTerraform("an AWS provider that one command after the other attaches to", () => {
  let aws: LocalAws;
  beforeAll(async () => {
    aws = await LocalAws.start();
    await aws.createRole("analytics");
    await aws.createRole("analytics", staging);
  });

  afterAll(() => aws.stop());

  test("is configured anew by each, with its Region and its account", async () => {
    const first = await aws.terraform("first", stack("first", east));
    const second = await aws.terraform("second", stack("second", west));
    await first.deploy();
    await second.deploy();
    expect(aws.bedrock.requests.map(({ region }) => region)).toEqual(["us-east-2", "us-west-2"]);
    expect(await aws.policyNames()).toEqual(["first-Access"]);
    expect(await aws.policyNames(staging)).toEqual(["second-Access"]);
    // both at once, as far as a test can tell
    expect(await Promise.all([first.changes(), second.changes()])).toEqual([[], []]);
    await Promise.all([first.destroy(), second.destroy()]);
    expect([...(await aws.policyNames()), ...(await aws.policyNames(staging))]).toEqual([]);
  });

  test("is not shared by two providers of one configuration", async () => {
    const before = aws.bedrock.requests.length;
    const both = await aws.terraform("both", stack("both", east, west));
    await both.savePlan();
    const regions = aws.bedrock.requests.slice(before).map(({ region }) => region);
    expect(regions.sort()).toEqual(["us-east-2", "us-west-2"]);
  });
});
