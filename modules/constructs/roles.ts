import { DefaultTokenResolver, StringConcat, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import { namePattern, roleNameProblem } from "../policy/name";
import { repeated } from "../policy/repetition";
import { shown, textProblem } from "./prop";

/**
 * The roles that get a policy: their names, or a record of them.
 *
 * The keys of the record are construct IDs, so that its names may be tokens.
 */
export type Roles = readonly string[] | Readonly<Record<string, string>>;

/** The roles as pairs of a construct ID and a role name. */
export function roleEntries(roles: Roles): [id: string, name: string][] {
  return isList(roles) ? roles.map((name) => [name, name]) : Object.entries(roles);
}

/** What a role name says: two tokens for one attribute say the same. */
export function roleText(scope: IConstruct, name: string): string {
  if (!Token.isUnresolved(name)) return name;
  const resolver = new DefaultTokenResolver(new StringConcat());
  return String(Tokenization.resolve(name, { scope, resolver, preparing: false }));
}

/** What is wrong with the roles of a construct, or undefined. */
export function rolesProblem(scope: IConstruct, roles: Roles): string | undefined {
  const entries = roleEntries(roles);
  if (entries.length === 0) return `should name at least one role, got ${isList(roles) ? "[]" : "{}"}`;
  if (isList(roles) && roles.some((name) => Token.isUnresolved(name))) {
    return "should be a record where a name is a token, got a list; write { Analytics: role.name }";
  }
  const problem = entries
    .map(([id, name]) => textProblem(name, roleNameProblem) ?? keyProblem(id))
    .find((found) => found !== undefined);
  if (problem) return problem;
  const twice = repeated(entries.map(([, name]) => roleText(scope, name)));
  const name = entries.find(([, candidate]) => roleText(scope, candidate) === twice)?.[1];
  return name && `should name each role once, got ${shown(name)} twice`;
}

function isList(roles: Roles): roles is readonly string[] {
  return Array.isArray(roles);
}

function keyProblem(id: string): string | undefined {
  // a construct can't be called like what every object has
  if (namePattern.test(id) && !(id in {})) return undefined;
  return `should have keys of characters from [\\w+=,.@-], got '${id}'`;
}
