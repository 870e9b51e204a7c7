import { namePattern } from "./name";
import {
  groupNameLength,
  policiesPerGroup,
  policiesPerRole,
  policiesPerUser,
  roleNameLength,
  userNameLength,
} from "./quota";

/** What IAM says of a kind of principal that it attaches managed policies to. */
export interface PrincipalKind {
  readonly word: string;

  /** The characters that the name of one may have. */
  readonly nameLength: number;

  /** The managed policies that one may have, by default and at most. */
  readonly policies: { readonly default: number; readonly highest: number };
}

/** The kinds of principals that IAM attaches managed policies to. */
export const principalKinds = {
  roles: { word: "role", nameLength: roleNameLength, policies: policiesPerRole },
  users: { word: "user", nameLength: userNameLength, policies: policiesPerUser },
  groups: { word: "group", nameLength: groupNameLength, policies: policiesPerGroup },
} as const satisfies Readonly<Record<string, PrincipalKind>>;

/** What is wrong with the name of a principal, or undefined. */
export function principalNameProblem({ word, nameLength }: PrincipalKind, name: string): string | undefined {
  if (namePattern.test(name) && name.length <= nameLength) return undefined;
  const remedy = name.startsWith("arn:") ? `; a ${word}'s name is what follows the last '/' of its ARN` : "";
  return `should be ${word} names of 1 to ${nameLength} characters from [\\w+=,.@-], got '${name}'${remedy}`;
}
