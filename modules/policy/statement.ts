import { creationActions, isApplicationProfileAction, matches, placement } from "./action";
import type { PolicyVariable } from "./policy-variable";

/** What an IAM policy statement asks of a request besides. */
export interface Condition {
  readonly StringEquals?: Readonly<Record<string, string | PolicyVariable | readonly string[]>>;
  readonly "ForAnyValue:StringEquals"?: Readonly<Record<string, readonly string[]>>;
  readonly ArnLike?: Readonly<Record<string, readonly string[]>>;
  readonly ArnNotLike?: Readonly<Record<string, readonly string[]>>;
}

/** An IAM policy statement. */
export interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Condition;
}

/** A resource of the account and Region of a profile or model that some requests need beside it. */
export type ResourceBeside = "application-inference-profile/*" | "async-invoke/*" | "project/default";

/** An inference profile as a policy sees it. */
export interface ProfileResource {
  readonly arn: string;

  /** The foundation models the profile may route to, one ARN per Region. */
  readonly foundationModelArns: readonly string[];

  /** Whether it is an application inference profile, which is what can be tagged and deleted. */
  readonly application: boolean;
}

/**
 * The statements that allow `actions` on inference profiles and their foundation models.
 *
 * One statement allows the actions on the profiles. One per profile allows them on that profile's foundation
 * models, so that the condition can name the one profile they may be called through. Each action stands only
 * where its resource types let it match.
 *
 * @param directModelAccess whether the foundation models may be called without a profile too
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export function profileStatements(
  profiles: readonly ProfileResource[],
  actions: readonly string[],
  directModelAccess = false,
): Statement[] {
  return [
    ...allow(
      actions.filter((action) => matches(action, "inference-profile")),
      arns(profiles),
    ),
    ...allow(
      actions.filter(isApplicationProfileAction),
      arns(profiles.filter(({ application }) => application)),
    ),
    ...profiles.flatMap(({ arn, foundationModelArns }) =>
      modelStatements(
        foundationModelArns,
        actions,
        directModelAccess ? undefined : { StringEquals: { "bedrock:InferenceProfileArn": arn } },
      ),
    ),
  ];
}

/**
 * The statements that allow `actions` on foundation models.
 *
 * @param fence the inference profile they may be called through; without it they may be called without one. Actions
 * that know no profile are allowed without it
 */
export function modelStatements(
  foundationModelArns: Statement["Resource"],
  actions: readonly string[],
  fence?: Condition,
): Statement[] {
  const onModels = actions.filter((action) => matches(action, "foundation-model"));
  const fenced = fence ? onModels.filter((action) => placement(action).fenced) : [];
  return [
    ...allow(fenced, foundationModelArns, fence),
    ...allow(
      onModels.filter((action) => !fenced.includes(action)),
      foundationModelArns,
    ),
  ];
}

/**
 * The statement that allows application inference profiles to be made, if `actions` has that, and to be tagged when
 * they are made, if it has that too.
 *
 * @param newProfileArns the ARNs of every application inference profile where profiles may be made
 */
export function creationStatements(
  actions: readonly string[],
  newProfileArns: Statement["Resource"],
): Statement[] {
  return allow(creationActions(actions), newProfileArns);
}

/**
 * The statement that allows model calls on what some ways of calling need besides: the invocation that runs on, or
 * the project that keeps the response.
 *
 * @param resources the ARNs of async invocations or projects
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonbedrock.html
 */
export function callStatements(resources: Statement["Resource"]): Statement[] {
  return allow(["bedrock:InvokeModel"], resources);
}

/** The statement that allows those of `actions` that work on no resource in particular. */
export function unscopedStatements(actions: readonly string[]): Statement[] {
  return allow(
    actions.filter((action) => placement(action).resourceTypes.length === 0),
    "*",
  );
}

/**
 * The denial of every call that would be routed globally, where the Region of a request is `unspecified`.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export function globalRoutingDenial(): Statement {
  return {
    Effect: "Deny",
    Action: ["bedrock:InvokeModel*"],
    Resource: "*",
    Condition: { StringEquals: { "aws:RequestedRegion": "unspecified" } },
  };
}

/**
 * The denial of every call of foundation models without one of some guardrails, whatever else allows it. A call that
 * names no guardrail has no identifier, which is like none of them.
 *
 * @param models the foundation models, in every Region
 * @param identifiers what the guardrail of a call may be
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html
 */
export function guardrailDenial(models: Statement["Resource"], identifiers: readonly string[]): Statement {
  return {
    Effect: "Deny",
    Action: ["bedrock:InvokeModel*"],
    Resource: models,
    Condition: { ArnNotLike: { "bedrock:GuardrailIdentifier": identifiers } },
  };
}

/**
 * The statement that allows guardrails to be applied, which a call with one takes.
 *
 * @param resources the guardrails and guardrail profiles
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions.html
 */
export function guardrailStatements(resources: readonly string[]): Statement[] {
  return allow(["bedrock:ApplyGuardrail"], resources);
}

/** One Allow, or none where there is nothing to allow: IAM refuses a statement without action or resource. */
export function allow(
  actions: readonly string[],
  resources: Statement["Resource"],
  condition?: Condition,
): Statement[] {
  if (actions.length === 0 || resources.length === 0) return [];
  const statement: Statement = { Effect: "Allow", Action: actions, Resource: resources };
  return [condition ? { ...statement, Condition: condition } : statement];
}

function arns(profiles: readonly ProfileResource[]): string[] {
  return profiles.map(({ arn }) => arn);
}
