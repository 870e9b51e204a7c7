/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const limits = { policyName: 128, roleName: 64, path: 512, description: 1000 };

/** The characters that the name of a policy or a role is made of. */
export const namePattern = /^[\w+=,.@-]+$/;

/** The path of a managed policy. */
export const pathPattern = /^((\/[A-Za-z0-9.,+@=_-]+)*)\/$/;

/** What is wrong with the name of a managed policy, or undefined. */
export function policyNameProblem(name: string): string | undefined {
  return nameProblem("a policy name", name, limits.policyName);
}

/** What is wrong with the name of a role, or undefined. */
export function roleNameProblem(name: string): string | undefined {
  const problem = nameProblem("role names", name, limits.roleName);
  if (!problem || !name.startsWith("arn:")) return problem;
  return `${problem}; a role's name is what follows the last '/' of its ARN`;
}

function nameProblem(what: string, name: string, limit: number): string | undefined {
  if (namePattern.test(name) && name.length <= limit) return undefined;
  return `should be ${what} of 1 to ${limit} characters from [\\w+=,.@-], got '${name}'`;
}

/** What is wrong with the path of a managed policy, or undefined. */
export function pathProblem(path: string): string | undefined {
  if (pathPattern.test(path) && path.length <= limits.path) return undefined;
  return `should begin and end with '/', with [A-Za-z0-9.,+@=_-] between, in at most ${limits.path} characters, got '${path}'`;
}

/** What is wrong with the description of a managed policy, or undefined. */
export function descriptionProblem(description: string): string | undefined {
  if (description.length <= limits.description) return undefined;
  return `should have at most ${limits.description} characters, got ${description.length}`;
}
