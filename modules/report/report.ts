import type { Finding, Unjudged } from "./finding";
import type { PrincipalAccess } from "./principal";

/** The version of the report's JSON form. */
export const formatVersion = "2.0";

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
