import { describeWithTerraform, LocalAws, unframed } from "./local-aws";
import { accessToLongProfiles, longProfiles } from "./profiles";

const minutes = 60_000;

describeWithTerraform("a plan", () => {
  let aws: LocalAws;
  let terraform: Awaited<ReturnType<LocalAws["terraform"]>>;

  beforeAll(async () => {
    aws = await LocalAws.start({ profiles: longProfiles });
    await aws.createRole("analytics");
    terraform = await aws.terraform("prod", accessToLongProfiles(1));
  }, minutes);

  afterAll(() => aws.stop());

  test(
    "fails to plan a policy of more than 6,144 characters, and prints its size, not the policy",
    async () => {
      terraform.write(accessToLongProfiles(7, { profilesPerPolicy: 7 }));
      const error = await terraform.plan().catch(unframed);
      expect(error).toMatch(
        /prod\/Analytics: the policy should have at most 6144 characters, got \d{4}; lower 'profilesPerPolicy' or drop one of apac\.amazon\.nova-pro-v1:0, .*, apac\.amazon\.nova-pro-v7:0/,
      );
      expect(error).not.toContain("Statement");
    },
    minutes,
  );

  test(
    "fails to plan a destination outside allowedDestinationRegions",
    async () => {
      const [, ...allowed] = longProfiles[0]?.destinationRegions ?? [];
      terraform.write(accessToLongProfiles(2, { allowedDestinationRegions: allowed }));
      const error = await terraform.plan().catch(unframed);
      expect(error).toContain(
        "prod/Analytics: 'allowedDestinationRegions' should have every Region of apac.amazon.nova-pro-v1:0, got none of ap-east-2; add it, or drop the profile",
      );
      expect(await aws.policyNames()).toEqual([]);
    },
    minutes,
  );
});
