/**
 * The version of the report's JSON form: the first number changes when something is taken away or means another thing.
 * A draft is not whole yet, and may change.
 */
export const formatVersion = "2.0-draft";

/**
 * How access after the plan differs from before. What gains anything is widened, also where it loses something else.
 * What is lost is unknown as long as an attached policy is: the loss may be made up for.
 */
export type Change = "added" | "removed" | "widened" | "narrowed" | "unchanged" | "unknown";

/**
 * Whether calls through a profile are allowed. A call is a request on the profile and one on its foundation model in
 * every Region that it routes to.
 *
 * - `always`: all of these are allowed
 * - `sometimes`: the profile is, and the model in some of the Regions only: calls fail now and then
 * - `never`: the profile is denied, or the model in every Region
 * - `unknown`: none of it is proven
 */
export type Calls = "always" | "sometimes" | "never" | "unknown";

/** Whether requests are allowed: all of them, none of them, or neither is proven. */
export type Permission = "allowed" | "denied" | "unknown";

/** Whether the foundation model of a profile may be invoked through it in a Region. */
export interface Destination {
  /** The name of the Region, `global` for the region-less model, `*` for every Region that is not named. */
  readonly region: string;
  readonly invoke: Permission;
  readonly invokeWithResponseStream: Permission;
}

/** What the policies of a principal allow with one inference profile. */
export interface Access {
  /** Calls by `bedrock:InvokeModel`. */
  readonly invoke: Calls;

  /** Calls by `bedrock:InvokeModelWithResponseStream`. */
  readonly invokeWithResponseStream: Calls;

  /**
   * The Regions that the profile routes to, sorted; those that the policies name where nobody read it. Without a
   * profile, the Regions of models that may be called directly.
   */
  readonly destinations: readonly Destination[];

  /** Whether some direct call of one of its foundation models is allowed. */
  readonly direct: Permission;

  /** The actions that look at the profile or manage it and are allowed, or may be, sorted. */
  readonly manages: readonly string[];

  /** What the policies ask besides and the report does not judge, in words, sorted. */
  readonly conditions: readonly string[];
}

/** An inference profile as a report names it. */
export interface ReportedProfile {
  /** Its ARN, the pattern that a policy has in place of one, or `null`: foundation models without a profile. */
  readonly arn: string | null;

  /** What people call it: the ID of a system-defined profile, the name or opaque ID of an application profile, the pattern, or `no profile`. */
  readonly label: string;

  readonly type: "system-defined" | "application" | "pattern" | "none";

  /** The Region in its ARN, or `null`. */
  readonly sourceRegion: string | null;

  /** The foundation models as the plan read them from AWS, sorted, or `null` where it did not read them. */
  readonly foundationModelArns: readonly string[] | null;
}

/** What a principal may do with one inference profile, before and after the plan. */
export interface ProfileAccess {
  readonly profile: ReportedProfile;
  readonly change: Change;

  /** `null` where there is none. */
  readonly before: Access | null;
  readonly after: Access | null;
}

/** Who has access to Bedrock before or after the plan. */
export interface PrincipalAccess {
  readonly type: "role" | "user" | "group";
  readonly name: string;

  /** Sorted by profile ARN. */
  readonly profiles: readonly ProfileAccess[];

  /** The addresses of attached policies that are known after apply only. */
  readonly unknownPolicies: readonly string[];

  /** Ways to foundation models that are no call through an inference profile, sorted by action. */
  readonly other: readonly OtherWay[];

  readonly globalRouting: { readonly before: GlobalRouting | null; readonly after: GlobalRouting | null };
}

/**
 * Whether a call can be routed globally: some can (`open`), a Deny takes every one (`denied`), none is allowed for
 * want of an Allow (`not-allowed`), or none of it is proven.
 */
export type GlobalRouting = "open" | "denied" | "not-allowed" | "unknown";

/** An action that leads to foundation models without an inference profile. */
export interface OtherWay {
  readonly action: string;

  /** The resources, as the policies name them, sorted. */
  readonly resources: readonly string[];
  readonly change: Change;

  /** `null` where it is not allowed. */
  readonly before: "allowed" | "unknown" | null;
  readonly after: "allowed" | "unknown" | null;
}

/** A mistake that a report knows. */
export type FindingType =
  | "destination-region-missing"
  | "source-region-missing"
  | "direct-model-access"
  | "global-routing"
  | "region-wildcard"
  | "any-profile-or-model"
  | "ineffective-action"
  | "unknown-action"
  | "unknown-condition-key"
  | "policy-size"
  | "deny-hides-allow"
  | "invalid-policy";

/** A mistake, where it is, and what to do. */
export interface Finding {
  readonly type: FindingType;

  /** The Terraform address of the policy. */
  readonly address: string;

  /** The place of the statement in the policy, from 1, or `null`: the policy as a whole. */
  readonly statement: number | null;

  /** The `Sid` of the statement, or `null`. */
  readonly sid: string | null;

  /** What is wrong, with the value. */
  readonly message: string;

  /** Why it matters. */
  readonly reason: string;

  /** What to do. */
  readonly remedy: string;
}

/** Something in a policy that the report does not judge: it is named instead of guessed. */
export interface Unjudged {
  readonly address: string;
  readonly statement: number | null;

  /** What it is: `the condition operator DateLessThan`, `the principal's name, known after apply`. */
  readonly what: string;
}

/** Who may invoke which foundation models through which inference profiles, and what a plan changes. */
export interface Report {
  readonly formatVersion: typeof formatVersion;

  /** Whether there is a before and an after, or one state, which stands as both. */
  readonly source: "plan" | "state";

  /** Sorted by type and name. */
  readonly principals: readonly PrincipalAccess[];

  /** What is wrong after the plan, sorted by address and statement. */
  readonly findings: readonly Finding[];

  readonly unjudged: readonly Unjudged[];
}
