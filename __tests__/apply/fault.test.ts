import type { Fault } from "../../local/bedrock";
import { describeWithTerraform, LocalAws, unframed } from "./local-aws";
import { accessToLongProfiles, longProfiles } from "./profiles";

const faulty = "apac.amazon.nova-pro-v2:0";
const model = "arn:aws:bedrock:ap-northeast-1::foundation-model/amazon.nova-pro-v2:0";
const arn = `arn:aws:bedrock:ap-northeast-1:111122223333:inference-profile/${faulty}`;
const guard = `prod/Profile2: inference profile ${faulty}`;
const listsModels = (got: readonly string[]) =>
  `${guard} should list the ARNs of foundation models, got ${JSON.stringify(got)}; check it with \`aws bedrock get-inference-profile\`, or name another`;
const answers = (got: string) =>
  `${guard} should be the one that AWS answers with, of source Region "ap-northeast-1", of an account in ["111122223333"], got ${got}; check the Region, the credentials and the endpoint of the AWS provider`;
const [everywhere, wild] = [model.replace("ap-northeast-1", "*"), model.replace("nova-pro-v2:0", "*")];
const custom = "arn:aws:bedrock:ap-northeast-1:111122223333:custom-model/a";

const faults: [what: string, fault: Fault, message: string][] = [
  ["403", { error: 403 }, "AccessDeniedException"],
  ["404", { error: 404 }, `reading Bedrock Inference Profile (${faulty})`],
  ["429", { error: 429 }, "ThrottlingException"],
  ["500", { error: 500 }, "InternalServerException"],
  ["a connection that is cut", { cut: true }, "unexpected EOF"],
  // AWS provider 5.100 refuses it before our own guard can, and names the data source
  [
    "a status other than ACTIVE",
    { status: "CREATING" },
    "Path: status Given Value: CREATING Valid Values: [ACTIVE ]",
  ],
  ["no models", { models: [] }, listsModels([])],
  ["a wildcard for a Region", { models: [model, everywhere] }, listsModels([model, everywhere])],
  ["a wildcard for a model", { models: [wild] }, listsModels([wild])],
  ...[
    ["a wildcard for a profile", arn.replace(faulty, "*")],
    ["another profile", arn.replace("nova-pro-v2", "nova-pro-v3")],
    ["the profile of another Region", arn.replace("ap-northeast-1", "ap-northeast-3")],
    ["the profile of another account", arn.replace("111122223333", "444455556666")],
  ].map(([what = "", got = ""]): (typeof faults)[number] => [what, { arn: got }, answers(got)]),
  ["something that is not a foundation model", { models: [custom] }, listsModels([custom])],
];

/** The fault as it is told above, of a profile of its own. */
const each = faults.map((fault, index) => {
  const text = JSON.stringify(fault)
    .replaceAll(faulty, idOf(index))
    .replaceAll("amazon.nova-pro-v2:0", `amazon.nova-pro-v${index + 1}:0`)
    .replaceAll("prod/Profile2:", `prod/Profile${index + 1}:`);
  return [index + 1, ...(JSON.parse(text) as (typeof faults)[number])] as const;
});

function idOf(index: number): string {
  return longProfiles[index]?.inferenceProfileId ?? "";
}

describeWithTerraform("profiles beside one that has no fault", () => {
  let aws: LocalAws;
  let terraform: Awaited<ReturnType<LocalAws["terraform"]>>;
  let errors: string[];

  const access = (count: number) =>
    accessToLongProfiles(count, {}, { maxRetries: 1, allowedAccountIds: ["111122223333"] });

  beforeAll(async () => {
    aws = await LocalAws.start({ profiles: longProfiles });
    await aws.createRole("analytics");
    terraform = await aws.terraform("prod", access(faults.length + 1));
    for (const [number, , fault] of each) aws.bedrock.faults.set(idOf(number - 1), fault);
    const printed = await terraform.savePlan().then(() => "", unframed);
    aws.bedrock.faults.clear();
    errors = printed.split("Error: ").slice(1);
  });

  afterAll(() => aws.stop());

  test.each(each)(
    "%d: %s ends the plan with the name of the profile, and nothing is made",
    async (number, _, __, message) => {
      const own = new RegExp(
        `data\\.aws_bedrock_inference_profile\\.Profile${number}_|prod/Profile${number}: inference profile`,
      );
      expect(errors.filter((error) => own.test(error)).join()).toContain(message);
      expect(await aws.policyNames()).toEqual([]);
    },
  );

  test("the profile without a fault is in no error", () => {
    expect(errors.filter((error) => error.includes(`Profile${faults.length + 1}`))).toEqual([]);
  });

  test("a slow answer is waited for, and the run after all the faults succeeds", async () => {
    terraform.write(access(3));
    aws.bedrock.faults.set(faulty, { delayMs: 6_000 });
    await terraform.savePlan();
    aws.bedrock.faults.clear();
    await terraform.apply();
    expect(await aws.policyNames()).toEqual(["prod-Analytics"]);
    const text = JSON.stringify(await aws.attachedDocuments("analytics"));
    expect(text).toContain(model);
  });
});
