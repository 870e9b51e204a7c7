import { Token } from "cdktf";
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

/** What is wrong with the roles of a construct, or undefined. */
export function rolesProblem(roles: Roles | string | undefined): string | undefined {
  if (typeof roles === "string") return `should be a list or a record, got '${roles}'; write ['${roles}']`;
  if (typeof roles !== "object") return `should name at least one role, got ${String(roles)}`;
  const entries = roleEntries(roles);
  if (entries.length === 0) return `should name at least one role, got ${isList(roles) ? "[]" : "{}"}`;
  if (isList(roles) && (Token.isUnresolved(roles) || roles.some((name) => Token.isUnresolved(name)))) {
    return "should be a record where a name is a token, got a list; write { Analytics: role.name }";
  }
  const problem = entries
    .map(([id, name]) => textProblem(name, roleNameProblem) ?? keyProblem(id))
    .find((found) => found !== undefined);
  if (problem) return problem;
  const twice = repeated(entries.map(([, name]) => name));
  return twice === undefined ? undefined : `should name each role once, got ${shown(twice)} twice`;
}

function isList(roles: Roles): roles is readonly string[] {
  return Array.isArray(roles);
}

function keyProblem(id: string): string | undefined {
  // a construct can't be called like what every object has
  if (namePattern.test(id) && !(id in {})) return undefined;
  return `should have keys of characters from [\\w+=,.@-], got '${id}'`;
}
