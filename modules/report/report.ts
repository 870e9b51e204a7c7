/** The version of the report's JSON form. */
export const formatVersion = "2.0";

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
export interface ProfileAccess {
  readonly profile: ReportedProfile;
  readonly change: Change;

  /** The access before the plan, or `null` where there is none. */
  readonly before: Access | null;

  /** The access after the plan, or `null` where there is none. */
  readonly after: Access | null;
}

/** A kind of principal. `permission-set` is one of IAM Identity Center. */
export type PrincipalType = "role" | "user" | "group" | "permission-set";

/** What a policy is to a principal: a permissions boundary allows nothing, and takes away what it does not allow. */
export type PolicyUse = "policy" | "boundary";

/**
 * How sure it is that a principal has a policy.
 *
 * - `known`: the values say so, or an expression that is one attribute of one resource
 * - `assumed`: the plan has the references of an expression only, and they lead to one resource; taken to hold
 * - `unknown`: nobody can tell
 */
export type Certainty = "known" | "assumed" | "unknown";

/** Who a principal is. */
export interface PrincipalReference {
  readonly type: PrincipalType;

  /** Its name, or `null` where that is known after apply only. */
  readonly name: string | null;

  /** The Terraform address of its own resource, or `null`. */
  readonly address: string | null;

  /** The ID of its account, or `null` where nobody can tell. */
  readonly account: string | null;

  /** The key of the provider in Terraform's configuration, or `null`: a state names none. */
  readonly provider: string | null;
}

/** A policy that a principal has after the plan. A user has the policies of its groups. */
export interface PrincipalPolicy {
  /** The Terraform address of what has its document, or the ARN of a policy that is not Terraform's. */
  readonly address: string;
  readonly use: PolicyUse;
  readonly attachment: Certainty;

  /** How much of its document is known: `partial` where a data source that is read at apply shows some of it. */
  readonly document: "known" | "partial" | "unknown";
}

/** Who has access to Bedrock before or after the plan. */
export interface PrincipalAccess extends PrincipalReference {
  /** Sorted by address. */
  readonly policies: readonly PrincipalPolicy[];

  /** Sorted by profile ARN. */
  readonly profiles: readonly ProfileAccess[];

  /** Ways to foundation models that are no call through an inference profile, sorted by action. */
  readonly other: readonly OtherWay[];

  /** Before and after the plan, `null` where it has no policy then. */
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

  /** Whether it is allowed before the plan, or `null` where it is not. */
  readonly before: "allowed" | "unknown" | null;

  /** Whether it is allowed after the plan, or `null` where it is not. */
  readonly after: "allowed" | "unknown" | null;
}

/** A mistake that a report knows. */
export type FindingType =
  | "destination-region-missing"
  | "source-region-missing"
  | "models-missing"
  | "profile-missing"
  | "action-missing"
  | "impossible-arn"
  | "ineffective-action"
  | "unknown-action"
  | "unknown-condition-key"
  | "literal-wildcard"
  | "policy-size"
  | "deny-hides-allow"
  | "invalid-policy"
  | "direct-model-access"
  | "global-routing"
  | "region-wildcard"
  | "any-profile-or-model"
  | "wide-managed-policy"
  | "other-way"
  | "fenced-wildcard"
  | "unread-profile"
  | "unlisted-action"
  | "unlisted-condition-key"
  | "policy-nearly-full";

/**
 * How much a finding matters.
 *
 * - `error`: calls fail, or IAM refuses the policy
 * - `warning`: more is allowed than a profile needs
 * - `note`: worth knowing
 */
export type Severity = "error" | "warning" | "note";

/**
 * The place of a statement in its policy, from 1.
 *
 * @asType integer
 * @minimum 1
 */
export type StatementNumber = number;

/** A mistake, where it is, and what to do. */
export interface Finding {
  readonly type: FindingType;
  readonly severity: Severity;

  /** Whether this plan brings it to any of its principals, or `null` where nobody can tell: in a state, for one. */
  readonly introduced: boolean | null;

  /** Who has the policy and the mistake, sorted; none for a policy that is attached to nobody. */
  readonly principals: readonly PrincipalReference[];

  /** The Terraform address of the policy, or of what attaches it. */
  readonly address: string;

  /** Its statement, or `null`: the policy as a whole. */
  readonly statement: StatementNumber | null;

  /** The `Sid` of the statement, or `null`. */
  readonly sid: string | null;

  /** Where it is in the policy: `Statement[0].Resource[2]`, or `null`: the policy as a whole. */
  readonly path: string | null;

  /** What is wrong, with the value. */
  readonly message: string;

  /** Why it matters. */
  readonly reason: string;

  /** What to do. */
  readonly remedy: string;
}

/** Something that the report does not judge: it is named instead of guessed. */
export interface Unjudged {
  /** The Terraform address of the policy, or of what attaches it, or `the plan`. */
  readonly address: string;

  /** Its statement, or `null`: the whole. */
  readonly statement: StatementNumber | null;

  /** What it is: `the condition operator DateLessThan`, `the principal's name, known after apply`. */
  readonly what: string;
}

/** Who may invoke which foundation models through which inference profiles, and what a plan changes. */
export interface Report {
  /**
   * The version of this form: the first number changes when something is taken away or means another thing, the second
   * when something is added.
   */
  readonly formatVersion: typeof formatVersion;

  /** The version of the package that made it. */
  readonly toolVersion: string;

  /** Whether there is a before and an after, or one state, which stands as both. */
  readonly source: "plan" | "state";

  /** The file of the plan or state, or `null`: it came by standard input. */
  readonly name: string | null;

  /** When Terraform made the plan, in UTC as RFC 3339 has it, or `null`: a state does not say. */
  readonly date: string | null;

  /** Sorted by type, name and account. */
  readonly principals: readonly PrincipalAccess[];

  /** What is wrong after the plan, sorted by address and statement. */
  readonly findings: readonly Finding[];

  /** What is not judged, before or after the plan, sorted by address and statement. */
  readonly unjudged: readonly Unjudged[];
}
