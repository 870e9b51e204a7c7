import { bedrockActions } from "./bedrock-actions";
import { listedOn } from "./listed-actions";
import { repeated } from "./repetition";

/** A resource type an inference profile action can name, as the Service Authorization Reference spells it. */
export type ResourceType = "inference-profile" | "application-inference-profile" | "foundation-model";

interface Placement {
  /** The resource types the action can be allowed on; none means it works on `"*"` only. */
  readonly resourceTypes: readonly ResourceType[];

  /** Whether the action carries `bedrock:InferenceProfileArn`, so that a foundation model can be fenced with it. */
  readonly fenced: boolean;
}

const eitherProfile: readonly ResourceType[] = ["inference-profile", "application-inference-profile"];
const invocation: Placement = { resourceTypes: [...eitherProfile, "foundation-model"], fenced: true };
const applicationProfile: Placement = { resourceTypes: ["application-inference-profile"], fenced: false };
const anyResource: Placement = { resourceTypes: [], fenced: false };

/**
 * The actions this module places, and the resource types each can match.
 *
 * An action on a resource it can't match grants nothing, without a word from IAM.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
 */
export const placements: ReadonlyMap<string, Placement> = new Map([
  ["bedrock:InvokeModel*", invocation],
  ["bedrock:InvokeModel", invocation],
  ["bedrock:InvokeModelWithResponseStream", invocation],
  ["bedrock:CountTokens", { resourceTypes: ["foundation-model"], fenced: false }],
  ["bedrock:GetInferenceProfile", { resourceTypes: eitherProfile, fenced: false }],
  [
    "bedrock:CreateInferenceProfile",
    { resourceTypes: [...eitherProfile, "foundation-model"], fenced: false },
  ],
  ["bedrock:DeleteInferenceProfile", applicationProfile],
  ["bedrock:TagResource", applicationProfile],
  ["bedrock:UntagResource", applicationProfile],
  ["bedrock:ListTagsForResource", applicationProfile],
  ["bedrock:ListInferenceProfiles", anyResource],
  ["bedrock:ListFoundationModels", anyResource],
  ["bedrock:GetFoundationModelAvailability", anyResource],
  ["bedrock:CallWithBearerToken", anyResource],
  ["bedrock:Rerank", anyResource],
]);

/** What to write in place of actions that people use and that do not exist, by their name in lower case. */
export const actionRemedies: ReadonlyMap<string, string> = new Map([
  ["bedrock:converse", "Converse is authorized by bedrock:InvokeModel"],
  ["bedrock:conversestream", "ConverseStream is authorized by bedrock:InvokeModelWithResponseStream"],
  ["bedrock:useinferenceprofile", "the use of an inference profile is authorized by bedrock:InvokeModel*"],
]);

/** What to write in place of an action that people use and that does not exist, or undefined for any other. */
export function actionRemedy(action: string): string | undefined {
  return actionRemedies.get(action.toLowerCase());
}

/** The actions that name inference profiles, and that this module does not place. */
export const unplaced: readonly string[] = [
  "bedrock:CreateAdvancedPromptOptimizationJob",
  "bedrock:CreatePromptRouter",
];

/**
 * The actions that making an application inference profile takes on the profile that is made, whose ARN nobody knows
 * beforehand: tags at creation take the second.
 */
export const creation: readonly string[] = ["bedrock:CreateInferenceProfile", "bedrock:TagResource"];

/** The placement of an action; throws for one that `actionsProblem` would have named. */
export function placement(action: string): Placement {
  const found = placements.get(action);
  if (!found) throw new Error(`'${action}' should be one of ${knownActions()}`);
  return found;
}

/** Whether an action can be allowed on a resource type. */
export function matches(action: string, type: ResourceType): boolean {
  return placement(action).resourceTypes.includes(type);
}

/** Whether an action can be allowed on application inference profiles only. */
export function isApplicationProfileAction(action: string): boolean {
  return placement(action) === applicationProfile;
}

/** Whether an action can be allowed on inference profiles only. */
export function isProfileAction(action: string): boolean {
  const { resourceTypes } = placement(action);
  return resourceTypes.length > 0 && !resourceTypes.includes("foundation-model");
}

/** Whether `actions` have `bedrock:InvokeModel`, which some ways of calling need on other resources too. */
export function hasInvokeModel(actions: readonly string[]): boolean {
  return actions.some((action) => ["bedrock:InvokeModel", "bedrock:InvokeModel*"].includes(action));
}

/** Whether one of `actions` calls a foundation model. */
export function hasCall(actions: readonly string[]): boolean {
  return actions.some((action) => placement(action) === invocation);
}

/** Those of `actions` that a new application inference profile takes; none where none may be made. */
export function creationActions(actions: readonly string[]): string[] {
  return actions.includes("bedrock:CreateInferenceProfile")
    ? actions.filter((action) => creation.includes(action))
    : [];
}

/** Those of `actions` that would stand nowhere without an application inference profile among the profiles. */
export function applicationProfileActions(actions: readonly string[]): string[] {
  const placedAnyway = creationActions(actions);
  return actions.filter((action) => isApplicationProfileAction(action) && !placedAnyway.includes(action));
}

/** What is wrong with a list of actions, or undefined. */
export function actionsProblem(actions: readonly string[]): string | undefined {
  if (actions.length === 0) return "should name at least one action, got []";
  const unknown = actions.find((action) => !placements.has(action));
  if (unknown !== undefined) {
    const remedy = actionRemedy(unknown) ?? caseRemedy(unknown) ?? existenceRemedy(unknown);
    return `should be Bedrock actions this module places (${knownActions()}), got '${unknown}'${remedy ? `; ${remedy}` : ""}`;
  }
  const twice = repeated(actions);
  return twice === undefined ? undefined : `should name each action once, got '${twice}' twice`;
}

function caseRemedy(action: string): string | undefined {
  const meant = [...placements.keys()].find((known) => known.toLowerCase() === action.toLowerCase());
  return meant && `write '${meant}'`;
}

/** What to do about a Bedrock action that is not placed; nothing is said of wildcards and of other services. */
function existenceRemedy(action: string): string | undefined {
  if (!/^bedrock:\w+$/i.test(action)) return undefined;
  const known = bedrockActions.get(action.toLowerCase());
  if (!known) return `it does not exist in AWS's list of ${listedOn}`;
  const place = unplaced.includes(known.name)
    ? "is not placed by this module"
    : "has nothing to do with inference profiles";
  return `it exists, but ${place}; put it in a policy of your own`;
}

function knownActions(): string {
  return [...placements.keys()].join(", ");
}
