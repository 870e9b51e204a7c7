import type { Fault } from "../../local/bedrock";
import { describeWithTerraform, LocalAws, unframed } from "./local-aws";
import { accessToLongProfiles, longProfiles } from "./profiles";

const faulty = "apac.amazon.nova-pro-v2:0";
const model = "arn:aws:bedrock:ap-northeast-1::foundation-model/amazon.nova-pro-v2:0";
const arn = `arn:aws:bedrock:ap-northeast-1:111122223333:inference-profile/${faulty}`;
const remedy = "check the Region, the credentials and the endpoint of the AWS provider";
const guard = `prod/Profile2: inference profile ${faulty}`;

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
  [
    "no models",
    { models: [] },
    `${guard} should list at least one foundation model, got none; check it with \`aws bedrock get-inference-profile\``,
  ],
  [
    "a wildcard for a Region",
    { models: [model, model.replace("ap-northeast-1", "*")] },
    `${guard} should list the ARNs of foundation models, got arn:aws:bedrock:*::foundation-model/amazon.nova-pro-v2:0; name another`,
  ],
  [
    "a wildcard for a model",
    { models: [model.replace("nova-pro-v2:0", "*")] },
    `${guard} should list the ARNs of foundation models, got arn:aws:bedrock:ap-northeast-1::foundation-model/amazon.*; name another`,
  ],
  [
    "a wildcard for a profile",
    { arn: "arn:aws:bedrock:ap-northeast-1:111122223333:inference-profile/*" },
    `${guard} should have the ARN of an inference profile, got arn:aws:bedrock:ap-northeast-1:111122223333:inference-profile/*; name another`,
  ],
  [
    "another profile",
    { arn: arn.replace("nova-pro-v2", "nova-pro-v3") },
    `${guard} should be the one that AWS answers with, got ${arn.replace("nova-pro-v2", "nova-pro-v3")}; ${remedy}`,
  ],
  [
    "the profile of another Region",
    { arn: arn.replace("ap-northeast-1", "ap-northeast-3") },
    `${guard} should be of source Region "ap-northeast-1", got ${arn.replace("ap-northeast-1", "ap-northeast-3")}; ${remedy}`,
  ],
  [
    "the profile of another account",
    { arn: arn.replace("111122223333", "444455556666") },
    `${guard} should be of an account in ["111122223333"], got ${arn.replace("111122223333", "444455556666")}; ${remedy}`,
  ],
  [
    "something that is not a foundation model",
    { models: ["arn:aws:bedrock:ap-northeast-1:111122223333:custom-model/a"] },
    `${guard} should list the ARNs of foundation models, got arn:aws:bedrock:ap-northeast-1:111122223333:custom-model/a; name another`,
  ],
];

describeWithTerraform("one profile among three", () => {
  let aws: LocalAws;
  let terraform: Awaited<ReturnType<LocalAws["terraform"]>>;

  beforeAll(async () => {
    aws = await LocalAws.start({ profiles: longProfiles });
    await aws.createRole("analytics");
    terraform = await aws.terraform(
      "prod",
      accessToLongProfiles(3, {}, { maxRetries: 1, allowedAccountIds: ["111122223333"] }),
    );
  });

  afterAll(() => aws.stop());

  test.each(faults)(
    "%s ends the plan with the name of the profile, and nothing is made",
    async (_, fault, message) => {
      aws.bedrock.faults.set(faulty, fault);
      const error = await terraform.plan().catch(unframed);
      aws.bedrock.faults.clear();
      expect(error).toMatch(
        /data\.aws_bedrock_inference_profile\.Profile2_|prod\/Profile2: inference profile/,
      );
      expect(error).toContain(message);
      expect(await aws.policyNames()).toEqual([]);
    },
  );

  test("a slow answer is waited for, and the run after all the faults succeeds", async () => {
    aws.bedrock.faults.set(faulty, { delayMs: 6_000 });
    await terraform.plan();
    aws.bedrock.faults.clear();
    await terraform.apply();
    expect(await aws.policyNames()).toEqual(["prod-Analytics"]);
    const text = JSON.stringify(await aws.attachedDocuments("analytics"));
    expect(text).toContain(model);
  });
});
