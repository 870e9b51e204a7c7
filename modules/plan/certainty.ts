import type { Certainty } from "../report/principal";

/** How sure something is, the surest first. */
const certainties: readonly Certainty[] = ["known", "assumed", "unknown"];

/** Whether one is surer than another. */
export function isSurer(one: Certainty, other: Certainty): boolean {
  return certainties.indexOf(one) < certainties.indexOf(other);
}

/** What is only as sure as the least sure of what it follows from. */
export function leastSure(...all: readonly Certainty[]): Certainty {
  return all.reduce((one, other) => (isSurer(one, other) ? other : one), "known");
}
