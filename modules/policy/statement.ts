import { isApplicationProfileAction, matches, placement } from "./action";

/** An IAM policy statement. */
export interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: { readonly StringEquals: Readonly<Record<string, string>> };
}

/** An inference profile as a policy sees it. */
export interface ProfileResource {
  readonly arn: string;

  /** The foundation models the profile may route to, one ARN per Region. */
  readonly foundationModelArns: readonly string[];

  /** Whether it is an application inference profile, which is what can be tagged and deleted. */
  readonly application: boolean;
}

/** What is to be allowed on which inference profiles. */
export interface ProfileAccess {
  readonly profiles: readonly ProfileResource[];
  readonly actions: readonly string[];

  /** @default false - a foundation model is reachable through its own profile only */
  readonly directModelAccess?: boolean;

  /** @default false */
  readonly denyGlobalRouting?: boolean;
}

/**
 * Every statement that access to inference profiles consists of.
 *
 * One statement allows the actions on the profiles. One per profile allows them on that profile's foundation
 * models, so that the condition can name the one profile they may be called through. Each action stands only
 * where its resource types let it match.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export function accessStatements(access: ProfileAccess): Statement[] {
  const { profiles, actions, directModelAccess = false, denyGlobalRouting = false } = access;
  const onProfiles = actions.filter((action) => matches(action, "inference-profile"));
  const onApplicationProfiles = actions.filter(isApplicationProfileAction);
  const onModels = actions.filter((action) => matches(action, "foundation-model"));
  const fenced = directModelAccess ? [] : onModels.filter((action) => placement(action).fenced);
  const unfenced = onModels.filter((action) => !fenced.includes(action));
  const onAnything = actions.filter((action) => placement(action).resourceTypes.length === 0);

  return [
    ...allow(onProfiles, arns(profiles)),
    ...allow(onApplicationProfiles, arns(profiles.filter(({ application }) => application))),
    ...profiles.flatMap((profile) => [
      ...invokeThroughProfile(fenced, profile),
      ...allow(unfenced, profile.foundationModelArns),
    ]),
    ...allow(onAnything, "*"),
    ...(denyGlobalRouting ? [globalRoutingDenial()] : []),
  ];
}

function arns(profiles: readonly ProfileResource[]): string[] {
  return profiles.map(({ arn }) => arn);
}

/** One Allow, or none where there is nothing to allow: IAM refuses a statement without action or resource. */
function allow(actions: readonly string[], resources: Statement["Resource"]): Statement[] {
  if (actions.length === 0 || resources.length === 0) return [];
  return [{ Effect: "Allow", Action: actions, Resource: resources }];
}

/** The actions on a profile's foundation models, in calls that name this profile only. */
function invokeThroughProfile(actions: readonly string[], profile: ProfileResource): Statement[] {
  return allow(actions, profile.foundationModelArns).map((statement) => ({
    ...statement,
    Condition: { StringEquals: { "bedrock:InferenceProfileArn": profile.arn } },
  }));
}

/** The denial of every call that would be routed globally, where the Region of a request is `unspecified`. */
function globalRoutingDenial(): Statement {
  return {
    Effect: "Deny",
    Action: ["bedrock:InvokeModel*"],
    Resource: "*",
    Condition: { StringEquals: { "aws:RequestedRegion": "unspecified" } },
  };
}
