import { Token } from "cdktf";
import { actionsProblem, applicationProfileActions } from "../policy/action";
import { hasToken } from "../terraform/finished-value";
import type { InferenceProfile } from "./inference-profile";
import { texts, unresolved } from "./prop";

/** What a role needs to run inference with a profile. */
export const defaultActions = ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"];

/** What is wrong with the actions to allow on inference profiles, or undefined. */
export function profileActionsProblem(
  actions: readonly string[],
  profiles: readonly InferenceProfile[],
): string | undefined {
  if (hasToken(actions)) return unresolved;
  return texts(actionsProblem)(actions) ?? applicationActionsProblem(actions, profiles);
}

function applicationActionsProblem(
  actions: readonly string[],
  profiles: readonly InferenceProfile[],
): string | undefined {
  const [action] = applicationProfileActions(actions);
  if (action !== undefined && profiles.some(({ label }) => Token.isUnresolved(label))) {
    return `should be placed on profiles whose ID is known, got '${action}', which matches application inference profiles only, beside a token`;
  }
  if (profiles.some(({ application }) => application)) return undefined;
  return (
    action &&
    `should match one of 'inferenceProfiles', got '${action}', which matches application inference profiles only`
  );
}
