import type { Construct } from "constructs";
import { hasInvokeModel } from "../policy/action";
import { destinationRegionsProblem } from "../policy/region";
import { attachedPolicyProps, type AttachedPolicyProps } from "./attached-policy";
import { requiredGuardrailsProblem } from "./guardrails";
import type { ModelSource } from "./model-source";
import { checkOptional, checkProp, countProblem, flagProblem, shown, texts, type PropNames } from "./prop";

/** Who may call foundation models, and how. */
export interface ModelCallProps extends AttachedPolicyProps {
  /**
   * The actions to allow. Each is allowed only on the resources it can match.
   *
   * @default ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"]
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
   */
  readonly actions?: readonly string[];

  /**
   * The guardrails of which every call must have one, by ARN: any version and the draft of it, or one version with `:`
   * and its number behind, as in `${guardrail.guardrailArn}:${version.version}`. A call of the models with another
   * guardrail or with none is denied in every Region, directly too, whatever else allows it. `bedrock:ApplyGuardrail`
   * is allowed on them. AWS looks for a guardrail in the source Region of the call, so that profiles of two source
   * Regions need one in each. A guardrail that uses cross-Region inference takes the ARNs of its guardrail profile
   * beside it, one for each of its Regions.
   *
   * Two grants with different guardrails for one principal and model deny each other's calls. The plan fails where two
   * constructs of a stack are such; where a name or an ARN is known after apply the apply does. Members of groups, other
   * stacks and what is attached by other means are not compared.
   *
   * It does not suit who calls models in ways that name no guardrail in each call: agents and `RetrieveAndGenerate`
   * make calls of their own without it, and are denied. Callers choose by tags in a prompt which part of it a guardrail
   * looks at; it looks at all of the answer.
   *
   * @default - a call needs no guardrail
   * @see https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html
   */
  readonly guardrails?: readonly string[];

  /**
   * Whether models may be called by `StartAsyncInvoke`, whose answer comes later: it takes `bedrock:InvokeModel` on
   * `async-invoke/*` too, in the account and source Region of each profile and model. Where the answer goes, and who
   * may look at the invocation, is not among it. It names no guardrail, and does not stand beside `guardrails`.
   *
   * @default false
   * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_StartAsyncInvoke.html
   */
  readonly asyncInvoke?: boolean;

  /**
   * Whether models may be called by the Responses API of the Bedrock runtime: it takes `bedrock:InvokeModel` on
   * `project/default` too, in the account and source Region of each profile and model. To read, cancel or delete a
   * response that is kept is not among it.
   *
   * @default false
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
   */
  readonly responsesApi?: boolean;
}

/** Who may call foundation models through inference profiles, and how. */
export interface RoutedCallProps extends ModelCallProps {
  /**
   * Whether every call that would be routed globally is denied, whatever else they are allowed.
   *
   * @default false
   */
  readonly denyGlobalRouting?: boolean;

  /**
   * The Regions that the profiles may route to, by name; `global` stands for any. The plan fails when a profile
   * can route anywhere else, or a model that is called without one is.
   *
   * @default - every Region that AWS lists
   */
  readonly allowedDestinationRegions?: readonly string[];

  /**
   * The profiles that share one managed policy, in the given order, so that another profile at the end changes
   * one policy. The plan fails when a policy has more than 6,144 characters.
   *
   * @default 5
   */
  readonly profilesPerPolicy?: number;
}

/** The names of the props of every call. */
export const modelCallProps: PropNames<ModelCallProps> = {
  actions: "set",
  guardrails: "set",
  asyncInvoke: true,
  responsesApi: true,
  ...attachedPolicyProps,
};

/** The names of the props of calls through inference profiles. */
export const routedCallProps: PropNames<RoutedCallProps> = {
  denyGlobalRouting: "set",
  allowedDestinationRegions: "set",
  profilesPerPolicy: true,
  ...modelCallProps,
};

/** As many profiles of the longest list that AWS has as fit in one policy. */
export const defaultProfilesPerPolicy = 5;

/** Throws where the props of a construct's calls have a problem, but for its actions and those of its policies. */
export function checkCalls(
  construct: Construct,
  props: RoutedCallProps,
  actions: readonly string[],
  sources: readonly ModelSource[],
): void {
  const { guardrails, asyncInvoke = false, responsesApi = false } = props;
  const { denyGlobalRouting = false, profilesPerPolicy = defaultProfilesPerPolicy } = props;
  checkOptional(construct, "guardrails", guardrails, (value) =>
    requiredGuardrailsProblem(value, actions, sources),
  );
  checkProp(construct, "asyncInvoke", wayProblem(asyncInvoke, actions));
  checkProp(construct, "asyncInvoke", asyncInvoke && guardrails ? unguarded : undefined);
  checkProp(construct, "responsesApi", wayProblem(responsesApi, actions));
  const globally = denyGlobalRouting ? globalProfileProblem(sources) : undefined;
  checkProp(construct, "denyGlobalRouting", flagProblem(denyGlobalRouting) ?? globally);
  const regions = props.allowedDestinationRegions;
  checkOptional(construct, "allowedDestinationRegions", regions, texts(destinationRegionsProblem));
  checkProp(construct, "profilesPerPolicy", countProblem(profilesPerPolicy));
}

/** What is wrong with calls by `StartAsyncInvoke` beside guardrails. */
const unguarded =
  "should be false beside 'guardrails', got true; StartAsyncInvoke names no guardrail, so that each of its calls is denied";

/** What is wrong with a way of calling beside actions. */
function wayProblem(way: unknown, actions: readonly string[]): string | undefined {
  const problem = flagProblem(way);
  if (problem !== undefined || way === false || hasInvokeModel(actions)) return problem;
  return `should stand beside the action 'bedrock:InvokeModel', got '${actions.join("', '")}'; add it`;
}

function globalProfileProblem(sources: readonly ModelSource[]): string | undefined {
  const profile = sources.find(({ isKnownGlobal }) => isKnownGlobal);
  return (
    profile &&
    `should be false beside a profile that routes globally, got true beside ${shown(profile.nameInMessages)}`
  );
}
