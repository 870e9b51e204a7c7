import { policyStatements, type PolicyStatement } from "../modules/iam/policy-statement";

/** The statements of a policy that a test writes, read as a report reads them. */
export function readStatements(...Statement: readonly object[]): PolicyStatement[] {
  const read = policyStatements(JSON.stringify({ Version: "2012-10-17", Statement }));
  if ("problem" in read) throw new Error(read.problem);
  return read;
}
