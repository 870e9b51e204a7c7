import type { Finding } from "../report/report";

/** Where in the plan a statement is, in words. */
export function place({ address, statement, sid }: Pick<Finding, "address" | "statement" | "sid">): string {
  if (statement === null) return address;
  return `${address}, statement ${statement}${sid === null ? "" : ` (${sid})`}`;
}
