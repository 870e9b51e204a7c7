/** The version of the report's JSON form: the first number changes when something is taken away or means another thing. */
export const formatVersion = "1.0";

/**
 * How access after the plan differs from before. What gains anything is widened, also where it loses something else.
 * What is lost is unknown as long as an attached policy is: the loss may be made up for.
 */
export type Change = "added" | "removed" | "widened" | "narrowed" | "unchanged" | "unknown";

/** What the policies of a principal allow with one inference profile. */
export interface Access {
  /** The actions that are allowed on the profile, as the policies write them, sorted. */
  readonly actions: readonly string[];

  /**
   * The Regions whose foundation model may be invoked through the profile, or, where none may, directly, sorted.
   * `global` is the region-less model.
   */
  readonly destinationRegions: readonly string[];

  /** The Regions the profile may route to in which its model may not be invoked, sorted: calls fail now and then. */
  readonly missingRegions: readonly string[];

  /** Whether a foundation model of the profile may be invoked without the profile too. */
  readonly direct: boolean;
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

  /** Whether a Deny keeps every call from being routed globally. */
  readonly globalRoutingDenied: { readonly before: boolean; readonly after: boolean };
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
