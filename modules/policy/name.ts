import { policyDescriptionLength, policyNameLength, policyPathLength } from "./quota";

/** The characters that the name of a policy or a principal is made of. */
export const namePattern = /^[\w+=,.@-]+$/;

/** The path of a managed policy. */
export const pathPattern = /^((\/[A-Za-z0-9.,+@=_-]+)*)\/$/;

/** What is wrong with the name of a managed policy, or undefined. */
export function policyNameProblem(name: string): string | undefined {
  if (namePattern.test(name) && name.length <= policyNameLength) return undefined;
  return `should be a policy name of 1 to ${policyNameLength} characters from [\\w+=,.@-], got '${name}'`;
}

/** What is wrong with the path of a managed policy, or undefined. */
export function pathProblem(path: string): string | undefined {
  if (pathPattern.test(path) && path.length <= policyPathLength) return undefined;
  return `should begin and end with '/', with [A-Za-z0-9.,+@=_-] between, in at most ${policyPathLength} characters, got '${path}'`;
}

/** What is wrong with the description of a managed policy, or undefined. */
export function descriptionProblem(description: string): string | undefined {
  if (description.length <= policyDescriptionLength) return undefined;
  return `should have at most ${policyDescriptionLength} characters, got ${description.length}`;
}
