import { Token } from "cdktf";
import { Construct } from "constructs";
import { namePattern, roleNameProblem } from "../policy/name";
import { repeated } from "../policy/repetition";
import { isRecord } from "../terraform/finished-value";
import { shown, text } from "./prop";

/**
 * The roles that get a policy: their names, or a record of them.
 *
 * The keys of the record are construct IDs, so that its names may be tokens.
 */
export type Roles = readonly string[] | Readonly<Record<string, string>>;

const recordRemedy = "write { Analytics: role.name }";

/** The roles as pairs of a construct ID and a role name. */
export function roleEntries(roles: Roles): [id: string, name: string][] {
  return isList(roles) ? roles.map((name) => [name, name]) : Object.entries(roles);
}

/** What is wrong with the roles of a construct, or undefined. */
export function rolesProblem(roles: unknown): string | undefined {
  if (roles === undefined) return "should name at least one role, got undefined";
  if (Array.isArray(roles) && (Token.isUnresolved(roles) || roles.some((name) => Token.isUnresolved(name)))) {
    return `should be a record where a name is a token, got a list; ${recordRemedy}`;
  }
  const entries = entriesOf(roles);
  if (!entries) return `should be a list or a record, got ${shown(roles)}; ${listRemedy(roles)}`;
  if (entries.length === 0) return `should name at least one role, got ${shown(roles)}`;
  const problem = entries
    .map(([id, name]) => nameProblem(name) ?? keyProblem(id))
    .find((found) => found !== undefined);
  if (problem !== undefined) return problem;
  // IAM does not tell capitals apart
  const names = entries.map(([, name]) => String(name).toLowerCase());
  const twice = repeated(names);
  if (twice === undefined) return undefined;
  return `should name each role once, got ${shown(entries[names.lastIndexOf(twice)]?.[1])} twice`;
}

function entriesOf(roles: unknown): (readonly [id: string, name: unknown])[] | undefined {
  if (Array.isArray(roles)) return roles.map((name: unknown) => [String(name), name] as const);
  return isRecord(roles) && !Token.isUnresolved(roles) ? Object.entries(roles) : undefined;
}

function listRemedy(roles: unknown): string {
  return typeof roles === "string" && !Token.isUnresolved(roles) ? `write ['${roles}']` : recordRemedy;
}

function nameProblem(name: unknown): string | undefined {
  const problem = text(roleNameProblem)(name);
  return Construct.isConstruct(name) ? `${String(problem)}; ${recordRemedy}` : problem;
}

function isList(roles: Roles): roles is readonly string[] {
  return Array.isArray(roles);
}

function keyProblem(id: string): string | undefined {
  // a construct can't be called like what every object has
  if (namePattern.test(id) && !(id in {})) return undefined;
  return `should have keys of characters from [\\w+=,.@-], got '${id}'`;
}
