import type { PrincipalReference } from "./principal";

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

/** What a finding is about: what its words are made of. */
export interface FindingFacts {
  /** A profile, an action, a key, a size: one thing. */
  readonly subject: string;

  /** What is wrong with it, in one text. */
  readonly values: string;
}

/** A kind of finding: all that is the same wherever it is found. */
export interface FindingKind {
  /** What it is called where people read it. */
  readonly title: string;
  readonly severity: Severity;

  /** What the report has to know for it to be found; nothing of it is said without. */
  readonly needs: string;

  /** With `{subject}` and `{values}` in place of the facts. */
  readonly message: string;
  readonly reason: string;

  /** What to do, unless a hint says more. */
  readonly remedy: string;
}

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

/** What is wrong, in words; no subject is any profile. */
export function findingMessage({ message }: FindingKind, facts: FindingFacts): string {
  return message.replace(
    /\{(subject|values)\}/g,
    (_, name: keyof FindingFacts) => facts[name] || "an inference profile",
  );
}
