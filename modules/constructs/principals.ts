import { Token } from "cdktf";
import { Construct } from "constructs";
import { namePattern } from "../policy/name";
import { principalKinds, principalNameProblem, type PrincipalKind } from "../policy/principal";
import { repeated } from "../policy/repetition";
import { isRecord } from "../terraform/finished-value";
import { checkOptional, shown, text, type PropNames } from "./prop";

/**
 * The principals of one kind that get a policy: their names, or a record of them.
 *
 * The keys of the record are construct IDs, so that its names may be tokens.
 */
export type PrincipalNames = readonly string[] | Readonly<Record<string, string>>;

/** Who gets a policy. */
export interface Principals {
  /**
   * The names of the roles, or a record of them whose keys are construct IDs, so that a name may be a token.
   *
   * @default - no role
   */
  readonly roles?: PrincipalNames;

  /**
   * The names of the users, or a record of them, as for roles.
   *
   * @default - no user
   */
  readonly users?: PrincipalNames;

  /**
   * The names of the groups, or a record of them, as for roles.
   *
   * @default - no group
   */
  readonly groups?: PrincipalNames;
}

/** The names of the props. */
export const principalProps: PropNames<Principals> = { roles: "set", users: "set", groups: "set" };

/** The props that name principals. */
export const principalPropNames = Object.keys(principalKinds) as readonly (keyof Principals)[];

/** Throws where who gets a policy has a problem. */
export function checkPrincipals(construct: Construct, principals: Principals): void {
  for (const prop of principalPropNames) {
    checkOptional(construct, prop, principals[prop], (names) => namesProblem(principalKinds[prop], names));
  }
}

/** Principals as pairs of a construct ID and a name. */
export function principalEntries(names: PrincipalNames): [id: string, name: string][] {
  return isList(names) ? names.map((name) => [name, name]) : Object.entries(names);
}

/** A principal by its kind, such as `role`, and its name. */
export interface NamedPrincipal {
  readonly word: string;
  readonly name: string;
}

/** Every principal that is named. */
export function namedPrincipals(principals: Principals): NamedPrincipal[] {
  return principalPropNames.flatMap((prop) =>
    principalEntries(principals[prop] ?? []).map(([, name]) => ({ word: principalKinds[prop].word, name })),
  );
}

/** What is wrong with the principals of a kind, or undefined. */
function namesProblem(kind: PrincipalKind, names: unknown): string | undefined {
  const recordRemedy = `write { Analytics: ${kind.word}.name }`;
  if (Array.isArray(names) && (Token.isUnresolved(names) || names.some((name) => Token.isUnresolved(name)))) {
    return `should be a record where a name is a token, got a list; ${recordRemedy}`;
  }
  const entries = entriesOf(names);
  if (!entries) {
    const isText = typeof names === "string" && !Token.isUnresolved(names);
    return `should be a list or a record, got ${shown(names)}; ${isText ? `write ['${names}']` : recordRemedy}`;
  }
  if (entries.length === 0) return `should name at least one ${kind.word}, got ${shown(names)}`;
  const problem = entries
    .map(([id, name]) => nameProblem(kind, name, recordRemedy) ?? keyProblem(id))
    .find((found) => found !== undefined);
  if (problem !== undefined) return problem;
  // IAM does not tell capitals apart
  const known = entries.map(([, name]) => String(name).toLowerCase());
  const twice = repeated(known);
  if (twice === undefined) return undefined;
  return `should name each ${kind.word} once, got ${shown(entries[known.lastIndexOf(twice)]?.[1])} twice`;
}

function entriesOf(names: unknown): (readonly [id: string, name: unknown])[] | undefined {
  if (Array.isArray(names)) return names.map((name: unknown) => [String(name), name] as const);
  return isRecord(names) && !Token.isUnresolved(names) ? Object.entries(names) : undefined;
}

function nameProblem(kind: PrincipalKind, name: unknown, recordRemedy: string): string | undefined {
  const problem = text((value) => principalNameProblem(kind, value))(name);
  return Construct.isConstruct(name) ? `${String(problem)}; ${recordRemedy}` : problem;
}

function isList(names: PrincipalNames): names is readonly string[] {
  return Array.isArray(names);
}

function keyProblem(id: string): string | undefined {
  // a construct can't be called like what every object has
  if (namePattern.test(id) && !(id in {})) return undefined;
  return `should have keys of characters from [\\w+=,.@-], got '${id}'`;
}
