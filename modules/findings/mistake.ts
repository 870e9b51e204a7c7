import type { PolicyStatement } from "../iam/policy-statement";
import { findingKinds } from "../report/finding-kind";
import { findingMessage, type Finding, type FindingType } from "../report/finding";
import { mistakePath } from "./mistake-path";

/** A mistake in a policy, before it is put in words. */
export interface Mistake {
  readonly type: FindingType;

  /** `null` is the policy as a whole. */
  readonly statement: PolicyStatement | null;

  /** What it is about: a profile, an action, a key. */
  readonly subject: string;

  /** What is wrong with it. */
  readonly values: readonly string[];

  /** What to do, where the kind of mistake alone does not say. */
  readonly hint?: string | undefined;
}

/** What a mistake is in words, how much it matters, and where it is in its policy. */
export function described({
  type,
  statement,
  subject,
  values,
  hint,
}: Mistake): Pick<
  Finding,
  "type" | "severity" | "statement" | "sid" | "path" | "message" | "reason" | "remedy"
> {
  const kind = findingKinds[type];
  return {
    type,
    severity: kind.severity,
    statement: statement?.position ?? null,
    sid: statement?.sid ?? null,
    path: statement && mistakePath(statement, [subject, ...values]),
    message: findingMessage(kind, { subject, values: values.join(", ") }),
    reason: kind.reason,
    remedy: hint ?? kind.remedy,
  };
}
