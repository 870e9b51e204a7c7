import { parseBedrockArn } from "../../modules/policy/arn";

test.each([
  [
    "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.anthropic.claude-3-haiku-20240307-v1:0",
    ["aws", "us-west-2", "111122223333", "inference-profile", "us.anthropic.claude-3-haiku-20240307-v1:0"],
  ],
  [
    "arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
    ["aws-us-gov", "us-gov-west-1", "", "foundation-model", "anthropic.claude-3-haiku-20240307-v1:0"],
  ],
  [
    "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0",
    ["aws", "", "", "foundation-model", "anthropic.claude-sonnet-4-20250514-v1:0"],
  ],
])("parses %s", (text, [partition, region, account, resourceType, resourceId]) => {
  expect(parseBedrockArn(text)).toEqual({ partition, region, account, resourceType, resourceId });
});

test.each([
  "",
  "us.anthropic.claude-sonnet-4-6",
  "arn:aws:iam::111122223333:role/analytics",
  "arn:aws:bedrock:us-west-2",
  "see arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0",
  "arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0\n",
])("returns undefined for %j", (text) => {
  expect(parseBedrockArn(text)).toBeUndefined();
});
