import type { Construct } from "constructs";
import { hasInvokeModel } from "../policy/action";
import { destinationRegionsProblem } from "../policy/region";
import { defaultActions, profileActionsProblem } from "./actions";
import { attachedPolicyProps, type AttachedPolicyProps } from "./attached-policy";
import { requiredGuardrailsProblem } from "./guardrails";
import { profilesProblem, type InferenceProfile } from "./inference-profile";
import { checkOptional, checkProp, countProblem, flagProblem, shown, texts, type PropNames } from "./prop";

/** Who may do what with which inference profiles. */
export interface InferenceProfileAccessProps extends AttachedPolicyProps {
  /** The inference profiles to give access to. */
  readonly inferenceProfiles: readonly InferenceProfile[];

  /**
   * The actions to allow. Each is allowed only on the resources it can match.
   *
   * @default ["bedrock:InvokeModel*", "bedrock:GetInferenceProfile"]
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
   */
  readonly actions?: readonly string[];

  /**
   * Whether the foundation models may be called directly too, around the profile. It drops the
   * `bedrock:InferenceProfileArn` condition.
   *
   * @default false
   */
  readonly directModelAccess?: boolean;

  /**
   * Whether every call that would be routed globally is denied, whatever else they are allowed.
   *
   * @default false
   */
  readonly denyGlobalRouting?: boolean;

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
   * `async-invoke/*` too, in the account and source Region of each profile. Where the answer goes, and who may look at
   * the invocation, is not among it. It names no guardrail, and does not stand beside `guardrails`.
   *
   * @default false
   * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_StartAsyncInvoke.html
   */
  readonly asyncInvoke?: boolean;

  /**
   * Whether models may be called by the Responses API of the Bedrock runtime: it takes `bedrock:InvokeModel` on
   * `project/default` too, in the account and source Region of each profile. To read, cancel or delete a response that
   * is kept is not among it.
   *
   * @default false
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
   */
  readonly responsesApi?: boolean;

  /**
   * The Regions that the profiles may route to, by name; `global` stands for any. The plan fails when a profile
   * can route anywhere else.
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

/** The names of the props, but for what names the profiles. */
export const inferenceProfileAccessOptions: PropNames<
  Omit<InferenceProfileAccessProps, "inferenceProfiles">
> = {
  actions: "set",
  directModelAccess: true,
  denyGlobalRouting: "set",
  guardrails: "set",
  asyncInvoke: true,
  responsesApi: true,
  allowedDestinationRegions: "set",
  profilesPerPolicy: true,
  ...attachedPolicyProps,
};

/** The names of the props. */
export const inferenceProfileAccessProps: PropNames<InferenceProfileAccessProps> = {
  inferenceProfiles: true,
  ...inferenceProfileAccessOptions,
};

/** As many profiles of the longest list that AWS has as fit in one policy. */
export const defaultProfilesPerPolicy = 5;

/** Throws where a prop of a construct has a problem, but for those of its policies, and gives what is left out. */
export function checkedAccess(construct: Construct, props: InferenceProfileAccessProps) {
  const { inferenceProfiles, actions = defaultActions, allowedDestinationRegions, guardrails } = props;
  const { directModelAccess = false, denyGlobalRouting = false } = props;
  const { asyncInvoke = false, responsesApi = false } = props;
  const { profilesPerPolicy = defaultProfilesPerPolicy } = props;
  checkProp(construct, "inferenceProfiles", profilesProblem(construct, inferenceProfiles));
  checkProp(construct, "actions", profileActionsProblem(actions, inferenceProfiles));
  checkProp(
    construct,
    "denyGlobalRouting",
    flagProblem(denyGlobalRouting) ??
      (denyGlobalRouting ? globalProfileProblem(inferenceProfiles) : undefined),
  );
  checkOptional(
    construct,
    "allowedDestinationRegions",
    allowedDestinationRegions,
    texts(destinationRegionsProblem),
  );
  checkOptional(construct, "guardrails", guardrails, (value) =>
    requiredGuardrailsProblem(value, actions, inferenceProfiles),
  );
  checkProp(construct, "asyncInvoke", wayProblem(asyncInvoke, actions));
  checkProp(construct, "asyncInvoke", asyncInvoke && guardrails ? unguarded : undefined);
  checkProp(construct, "responsesApi", wayProblem(responsesApi, actions));
  checkProp(construct, "directModelAccess", flagProblem(directModelAccess));
  checkProp(construct, "profilesPerPolicy", countProblem(profilesPerPolicy));
  const flags = { directModelAccess, denyGlobalRouting, asyncInvoke, responsesApi };
  return { ...props, ...flags, actions, profilesPerPolicy };
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

function globalProfileProblem(profiles: readonly InferenceProfile[]): string | undefined {
  const profile = profiles.find(({ global }) => global);
  return (
    profile &&
    `should be false beside a profile that routes globally, got true beside ${shown(profile.label)}`
  );
}
