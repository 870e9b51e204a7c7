import type { OtherWay, Report } from "../report/report";
import { changeSigns } from "./access-row";

/** What a reader sees of a way to models without a profile. */
export interface OtherWayRow {
  readonly sign: string;
  readonly action: string;
  readonly resources: readonly string[];

  /** How sure it is that it is allowed, or was, in words. */
  readonly words: string;
}

/** What a reader sees of a way to models without a profile. */
export function otherWayRow(
  { action, resources, change, before, after }: OtherWay,
  source: Report["source"],
): OtherWayRow {
  const state = after ?? before;
  return {
    sign: source === "plan" ? changeSigns[change] : "",
    action,
    resources,
    words: `${after === null ? "was " : ""}${state === "allowed" ? "allowed" : "perhaps allowed"}, without a profile`,
  };
}
