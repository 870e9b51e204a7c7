/** What is wrong with the ID of an AWS account, or undefined. */
export function accountIdProblem(accountId: string): string | undefined {
  return /^\d{12}$/.test(accountId) ? undefined : `should be 12 digits, got '${accountId}'`;
}

/**
 * What is wrong with the ARN of a role that is assumed in an account, or undefined.
 *
 * @param accountId the account, or undefined where it is not known yet
 */
export function assumedRoleProblem(arn: string, accountId?: string): string | undefined {
  const [, account] = /^arn:[\w-]+:iam::(\d{12}):role\/[\w+=,.@/-]+$/.exec(arn) ?? [];
  if (account === undefined) return `should be the ARN of a role, got '${arn}'`;
  if (accountId === undefined || account === accountId) return undefined;
  return `should be a role of account ${accountId}, got '${arn}'`;
}
