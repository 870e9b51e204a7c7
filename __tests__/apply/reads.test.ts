import { App, Testing } from "cdktf";
import { BedrockAccessStack } from "../../modules";
import { describeWithTerraform, LocalAws } from "./local-aws";
import { longProfiles } from "./profiles";

describeWithTerraform("50 roles and 12 profiles", () => {
  let aws: LocalAws;

  beforeAll(async () => {
    aws = await LocalAws.start({ profiles: longProfiles });
  });

  afterAll(() => aws.stop());

  test("cost 12 reads of the Bedrock API in a plan", async () => {
    const inferenceProfileIds = longProfiles.slice(0, 12).map(({ inferenceProfileId }) => inferenceProfileId);
    const roles = Array.from({ length: 50 }, (_, index) => `role-${index}`);
    const stack = new BedrockAccessStack(new App(), "prod", {
      accountId: "111122223333",
      sourceRegion: "ap-northeast-1",
      grants: Object.fromEntries(roles.map((role) => [role, { inferenceProfileIds, roles: [role] }])),
    });
    const terraform = await aws.terraform("prod", Testing.synth(stack, true));
    const { resource_changes = [] } = await terraform.plan();
    const reads = aws.bedrock.requests.filter(({ operation }) => operation === "GetInferenceProfile");
    expect(reads).toHaveLength(12);
    expect(resource_changes.filter(({ type }) => type === "aws_iam_policy")).toHaveLength(50 * 3);
  });
});
