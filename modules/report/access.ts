/**
 * How access after the plan differs from before. What gains anything is widened, also where it loses something else.
 * What is lost is unknown as long as an attached policy is: the loss may be made up for.
 */
export type Change = "added" | "removed" | "widened" | "narrowed" | "unchanged" | "unknown";

/**
 * Whether calls through a profile are allowed. A call is a request on the profile and one on its foundation model in
 * every Region that it routes to. Without a profile, whether direct calls are.
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
  /**
   * Its ARN, the pattern that a policy has in place of one, or `null`: foundation models without a profile, or an
   * application profile that the plan makes.
   */
  readonly arn: string | null;

  /** The Terraform address of what reads or makes it, or `null`. */
  readonly address: string | null;

  /**
   * What people call it: the ID of a system-defined profile, the name or opaque ID of an application profile, the
   * pattern, or `no profile`.
   */
  readonly label: string;

  /** `pattern` is every profile that the pattern of a policy matches, `none` foundation models without a profile. */
  readonly type: "system-defined" | "application" | "pattern" | "none";

  /** The Region in its ARN, or `null`. */
  readonly sourceRegion: string | null;

  /** What an application profile copies, the ARN of a profile or of a foundation model; `null` where nobody can tell. */
  readonly copiedFrom: string | null;

  /** The foundation models as the plan read them from AWS, sorted, or `null` where it did not read them. */
  readonly foundationModelArns: readonly string[] | null;
}

/** What a principal may do with one inference profile, before and after the plan. */
export interface ProfileChange {
  readonly profile: ReportedProfile;
  readonly change: Change;

  /** The access before the plan, or `null` where there is none. */
  readonly before: Access | null;

  /** The access after the plan, or `null` where there is none. */
  readonly after: Access | null;
}
