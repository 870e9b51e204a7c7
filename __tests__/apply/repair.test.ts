import { policySize } from "../../modules/policy/size";
import { startGate } from "./gate";
import { describeWithTerraform, LocalAws } from "./local-aws";
import { accessToLongProfiles, longProfiles } from "./profiles";

describeWithTerraform("access to profiles of the longest list", () => {
  let aws: LocalAws;
  let terraform: Awaited<ReturnType<LocalAws["terraform"]>>;

  beforeAll(async () => {
    aws = await LocalAws.start({ profiles: longProfiles });
    await aws.createRole("analytics");
    terraform = await aws.terraform("prod", accessToLongProfiles(1));
  });

  afterAll(() => aws.stop());

  test("splits twelve profiles over three policies, and changes one of them for a thirteenth", async () => {
    terraform.write(
      accessToLongProfiles(12, { allowedDestinationRegions: longProfiles[0]?.destinationRegions ?? [] }),
    );
    await terraform.deploy();
    const documents = await aws.attachedDocuments("analytics");
    expect((await aws.policyNames()).sort()).toEqual([
      "prod-Analytics",
      "prod-Analytics-2",
      "prod-Analytics-3",
    ]);
    expect(Math.max(...documents.map(policySize))).toBeLessThanOrEqual(6144);

    terraform.write(accessToLongProfiles(13));
    const changed = await terraform.changes();
    expect(changed.filter((address) => !address.startsWith("output."))).toEqual([
      "aws_iam_policy.Analytics_Policy3_9540AE31",
    ]);
  });

  test("puts back a policy that was changed by hand, and one that was detached", async () => {
    terraform.write(accessToLongProfiles(12));
    const before = await aws.attachedDocuments("analytics");
    await aws.meddle("analytics");
    await terraform.deploy();
    const sorted = (documents: readonly unknown[]) =>
      documents.map((document) => JSON.stringify(document)).sort();
    expect(sorted(await aws.attachedDocuments("analytics"))).toEqual(sorted(before));
    await terraform.destroy();
    expect(await aws.policyNames()).toEqual([]);
  });

  test("an apply that was interrupted half-way is completed by the next one", async () => {
    // what Terraform asks for after the third policy waits until Terraform has gone
    const gate = await startGate(aws.moto.endpoint, /^Action=CreatePolicy&/, 3);
    const interrupt = new AbortController();
    try {
      const configuration = accessToLongProfiles(12, { profilesPerPolicy: 1 });
      const halted = await aws.terraform("halted", configuration, gate.endpoint);
      await halted.savePlan();
      const applied = halted.apply(interrupt.signal).then(
        () => "completed",
        () => "interrupted",
      );
      // an apply that ends before it comes so far leaves the gate open
      await Promise.race([gate.closed, applied]);
      interrupt.abort();
      expect(await applied).toBe("interrupted");
      expect(await aws.policyNames()).toHaveLength(3);

      gate.open();
      await halted.deploy();
      expect(await aws.policyNames()).toHaveLength(12);
      expect(await aws.attachedDocuments("analytics")).toHaveLength(12);
    } finally {
      gate.stop();
    }
  });
});
