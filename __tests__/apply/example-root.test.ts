import { readFileSync } from "node:fs";
import { join } from "node:path";
import { changedAddresses } from "../../local/terraform";
import { report } from "../../modules/findings/terraform-report";
import { describeWithTerraform, LocalAws } from "./local-aws";

const root = join(__dirname, "../..");
const minutes = 60_000;
const staging = "444455556666";

describeWithTerraform("examples/terraform", () => {
  let aws: LocalAws;

  beforeAll(async () => {
    aws = await LocalAws.start();
    await aws.createRole("analytics");
    await aws.createRole("analytics", staging);
  }, minutes);

  afterAll(() => aws.stop());

  test(
    "gives each account its policy, plans nothing twice, and leaves nothing",
    async () => {
      const example = readFileSync(join(root, "examples/terraform/main.tf"), "utf8");
      const terraform = await aws.terraform("root", {
        "main.tf": example.replaceAll("../../terraform-module", "./terraform-module"),
        "terraform-module/main.tf.json": readFileSync(join(root, "terraform-module/main.tf.json"), "utf8"),
      });
      await terraform.validate();
      const { principals, findings, unjudged } = report(await terraform.plan());
      // a role of one name in each account, known before there is a policy
      expect(
        principals.map(({ name, profiles, globalRouting }) => [
          name,
          profiles.map(({ change, after }) => [
            change,
            after?.destinations.map(({ region }) => region),
            after?.invoke,
            after?.direct,
          ]),
          globalRouting.after,
        ]),
      ).toEqual([
        ["analytics", [["added", ["us-east-1", "us-west-2"], "always", "denied"]], "not-allowed"],
        ["analytics", [["added", ["us-east-1", "us-west-2"], "always", "denied"]], "denied"],
      ]);
      expect([findings, unjudged]).toEqual([[], []]);
      await terraform.apply();
      const [production] = await aws.attachedDocuments("analytics");
      const [staged] = await aws.attachedDocuments("analytics", staging);
      expect(production?.Statement.map(({ Effect }) => Effect)).toEqual(["Allow", "Allow"]);
      expect(staged?.Statement.map(({ Effect }) => Effect)).toEqual(["Allow", "Allow", "Deny"]);
      expect(JSON.stringify(production)).toContain(":111122223333:");
      expect(JSON.stringify(staged)).toContain(`:${staging}:`);

      expect(changedAddresses(await terraform.plan())).toEqual([]);
      await terraform.destroy();
      expect([await aws.policyNames(), await aws.policyNames(staging)]).toEqual([[], []]);
    },
    2 * minutes,
  );
});
