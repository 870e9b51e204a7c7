import { matches, placements, type ResourceType } from "../policy/action";
import { coversAction, type PolicyStatement } from "../iam/policy-statement";
import type { Question } from "../iam/question";
import { only, type TextSet } from "../iam/text-set";
import type { ReportedProfile } from "../report/access";
import type { ModelsInRegion } from "./models-in-region";

/** The actions that call a foundation model. */
export const invokeActions = actionsOn("foundation-model").filter((action) => placements.get(action)?.fenced);

/** Whether a statement is about calls of a foundation model, among others. */
export function coversCall(statement: PolicyStatement): boolean {
  return invokeActions.some((action) => coversAction(statement, action));
}

const systemDefinedActions = actionsOn("inference-profile");

/** The actions on either type of inference profile. */
export const profileActions = [
  ...new Set([...systemDefinedActions, ...actionsOn("application-inference-profile")]),
];

/** The actions that a profile can be the resource of. */
export function actionsOnProfile({ type }: ReportedProfile): readonly string[] {
  return type === "system-defined" ? systemDefinedActions : profileActions;
}

function actionsOn(type: ResourceType): string[] {
  return [...placements.keys()].filter((action) => !action.includes("*") && matches(action, type));
}

const profileKey = "bedrock:inferenceprofilearn";
const regionKey = "aws:requestedregion";

/**
 * The requests for an action on inference profiles. A call of one names it in `bedrock:InferenceProfileArn` too.
 *
 * @param sourceRegion the Regions that are called
 */
export function onProfiles(action: string, arns: TextSet, sourceRegion: TextSet): Question {
  const fenced = placements.get(action)?.fenced === true;
  return {
    action: asked(action),
    resource: arns,
    keys: { [regionKey]: sourceRegion, ...(fenced ? {} : { [profileKey]: null }) },
    resourceKey: fenced ? profileKey : undefined,
  };
}

/**
 * The requests for an action on foundation models.
 *
 * @param profileArns the profiles that are called, or `null` for direct calls
 */
export function onModels(
  action: string,
  { arns, requestedRegion }: ModelsInRegion,
  profileArns: TextSet | null,
): Question {
  return {
    action: asked(action),
    resource: arns,
    keys: { [regionKey]: requestedRegion, [profileKey]: profileArns },
  };
}

const actionSets = new Map([...placements.keys()].map((action) => [action, only(action.toLowerCase())]));

function asked(action: string): TextSet {
  return actionSets.get(action) ?? only(action.toLowerCase());
}
