import { placements, type ResourceType } from "../policy/action";
import { arnPattern } from "../iam/arn-pattern";
import { decision, type Authorization, type Decision } from "../iam/authorization";
import type { Context } from "../iam/condition";
import { isUnknownConditionKey } from "../iam/condition-keys";
import { wildcard } from "../iam/wildcard";
import type { Request } from "../iam/policy-statement";
import type { ReportedProfile } from "./report";

/** The actions that call a foundation model. */
export const invokeActions = actionsOn("foundation-model").filter((action) => placements.get(action)?.fenced);

/** The actions on either type of inference profile. */
export const profileActions = [
  ...new Set([...actionsOn("inference-profile"), ...actionsOn("application-inference-profile")]),
];

/** The actions that a profile can be the resource of. */
export function actionsOnProfile({ type }: ReportedProfile): string[] {
  return type === "system-defined" ? actionsOn("inference-profile") : profileActions;
}

function actionsOn(type: ResourceType): string[] {
  return [...placements]
    .filter(([action, { resourceTypes }]) => !action.includes("*") && resourceTypes.includes(type))
    .map(([action]) => action);
}

/** A call of a resource, as a profile or through one; `null` is no profile. */
export function call(action: string, resource: string, inferenceProfileArn: string | null): Request {
  const fenced = placements.get(action)?.fenced === true;
  const pattern = /[*?]/.test(resource) ? arnPattern(resource) : undefined;
  return { action, resource, pattern, context: callContext(resource, fenced ? inferenceProfileArn : null) };
}

/** What authorizes a call. */
export function callDecision(
  authorization: Authorization,
  action: string,
  resource: string,
  inferenceProfileArn: string | null,
): Decision {
  return decision(authorization, call(action, resource, inferenceProfileArn));
}

/** The condition keys whose value a call alone decides. */
function callContext(resource: string, inferenceProfileArn: string | null): Context {
  const many = inferenceProfileArn !== null && /[*?]/.test(inferenceProfileArn);
  const profile = many ? wildcard(inferenceProfileArn) : inferenceProfileArn;
  return (key) => {
    if (key === "bedrock:inferenceprofilearn") return profile;
    if (key === "aws:requestedregion") return requestedRegion(resource);
    return isUnknownConditionKey(key) ? null : undefined;
  };
}

/** The Region of a call, as IAM calls it, or undefined where a pattern leaves it open. */
function requestedRegion(resource: string): string | undefined {
  const region = resource.split(":")[3];
  if (region === "") return "unspecified";
  return region === undefined || /[*?]/.test(region) ? undefined : region;
}
