import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findingTypes } from "../../modules/report/finding-kind";
import type { FindingType } from "../../modules/report/finding";
import type { Report } from "../../modules/report/report";
import { report } from "../../modules/findings/terraform-report";
import { describeWithTerraform, LocalAws } from "./local-aws";

const hcl = readFileSync(join(__dirname, "../fixtures/mistakes.tf"), "utf8");

describeWithTerraform("the report on a plan of HCL by hand", () => {
  let aws: LocalAws;
  let reported: Report;

  beforeAll(async () => {
    aws = await LocalAws.start();
    const terraform = await aws.terraform("mistakes", { "main.tf": hcl });
    reported = report(await terraform.plan());
  });

  afterAll(() => aws.stop());

  const found = (address: string) =>
    reported.findings.filter((finding) => finding.address === address).map(({ type }) => type);

  /** What has a policy with one finding. */
  const address = (type: FindingType) =>
    type === "wide-managed-policy"
      ? "aws_iam_role_policy_attachment.wide-managed-policy"
      : `aws_iam_policy.this["${type}"]`;

  test.each(findingTypes)("finds %s, and nothing else", (type) => {
    expect(found(address(type))).toEqual([type]);
  });

  test("finds the same in an inline policy, by a data source", () => {
    expect(found("aws_iam_role_policy.direct-model-access")).toEqual(["direct-model-access"]);
  });

  test("finds nothing in correct policies", () => {
    const addresses = reported.findings.map(({ address }) => address);
    expect(addresses.filter((address) => address.includes("correct"))).toEqual([]);
    expect(addresses).toHaveLength(findingTypes.length + 1);
  });

  test("knows who has each policy before there is one, and judges everything", () => {
    // what is no policy, half of a grant, and a fence that no call meets, give nobody access
    const nothing = [
      "invalid-policy",
      "unknown-condition-key",
      "literal-wildcard",
      "models-missing",
      "profile-missing",
    ];
    const roles = findingTypes.filter((type) => !nothing.includes(type));
    const names = reported.principals.filter(({ type }) => type === "role").map(({ name }) => name);
    expect(names).toEqual(
      [...roles, "correct", "correct-global", "correct-no-global-routing", "inline"].sort(),
    );
    expect(reported.principals.filter(({ type }) => type === "user").map(({ name }) => name)).toEqual([
      "notebook",
    ]);
    expect(reported.unjudged.map(({ address: policy, what }) => [policy, what])).toEqual([
      [address("unlisted-condition-key"), "the condition key bedrock:Later"],
    ]);
  });
});
