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

/**
 * What is wrong with the external ID with which a role is assumed, or undefined.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function externalIdProblem(externalId: string): string | undefined {
  if (/^[\w+=,.@:/-]{2,1224}$/.test(externalId)) return undefined;
  return `should be 2 to 1224 characters from [\\w+=,.@:/-], got '${externalId}'`;
}
