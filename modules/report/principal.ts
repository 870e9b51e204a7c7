import type { Change, ProfileChange } from "./access";

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

/** Whether nobody knows if a principal has a policy, or what it says. */
export function isUnknownPolicy({ attachment, document }: PrincipalPolicy): boolean {
  return attachment === "unknown" || document !== "known";
}

/** Who has access to Bedrock before or after the plan. */
export interface PrincipalAccess extends PrincipalReference {
  /** Sorted by address. */
  readonly policies: readonly PrincipalPolicy[];

  /** Sorted by profile ARN. */
  readonly profiles: readonly ProfileChange[];

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
