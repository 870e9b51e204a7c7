import { Token } from "cdktf";
import {
  actionsProblem,
  applicationProfileActions,
  creationActions,
  isProfileAction,
  matches,
} from "../policy/action";
import { hasToken } from "../terraform/finished-value";
import type { InferenceProfile } from "./inference-profile";
import { texts, unresolved } from "./prop";

/** What a role needs to run inference with a profile. */
export const defaultActions = ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"];

/** What a role needs to call a foundation model. */
export const defaultModelActions = ["bedrock:InvokeModel*"];

/** What is wrong with the actions to allow on inference profiles, or undefined. */
export function profileActionsProblem(
  actions: readonly string[],
  profiles: readonly InferenceProfile[],
): string | undefined {
  return placedProblem(actions) ?? applicationActionsProblem(actions, profiles);
}

function placedProblem(actions: readonly string[]): string | undefined {
  return hasToken(actions) ? unresolved : texts(actionsProblem)(actions);
}

function applicationActionsProblem(
  actions: readonly string[],
  profiles: readonly InferenceProfile[],
): string | undefined {
  const [action] = applicationProfileActions(actions);
  if (action !== undefined && profiles.some(({ nameInMessages }) => Token.isUnresolved(nameInMessages))) {
    return `should be placed on profiles whose ID is known, got '${action}', which matches application inference profiles only, beside a token`;
  }
  if (profiles.some(({ isKnownApplication }) => isKnownApplication)) return undefined;
  return (
    action &&
    `should match one of 'inferenceProfiles', got '${action}', which matches application inference profiles only`
  );
}

/** What is wrong with the actions to allow on application inference profiles that have some tags, or undefined. */
export function taggedActionsProblem(actions: readonly string[]): string | undefined {
  const problem = placedProblem(actions);
  if (problem !== undefined) return problem;
  if (!actions.some((action) => matches(action, "application-inference-profile"))) {
    return `should match application inference profiles, which is where the tags are, got '${actions.join("', '")}'; leave 'actions' out, or add one that does`;
  }
  if (creationActions(actions).length === 0) return undefined;
  return "should be possible on profiles that have tags, got 'bedrock:CreateInferenceProfile', which makes one; give InferenceProfileAccess that action";
}

/** What is wrong with the actions to allow on foundation models, or undefined. */
export function modelActionsProblem(actions: readonly string[]): string | undefined {
  const problem = placedProblem(actions);
  if (problem !== undefined) return problem;
  const making = creationActions(actions);
  const onProfiles = actions.find((action) => isProfileAction(action) && !making.includes(action));
  return (
    onProfiles &&
    `should match 'foundationModels', got '${onProfiles}', which matches inference profiles only; leave it out, or give access to a profile too`
  );
}
