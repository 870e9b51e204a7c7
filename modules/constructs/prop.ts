import { Token } from "cdktf";
import { Construct } from "constructs";
import { finishedValue, hasToken, isRecord } from "../terraform/finished-value";
import { libraryProblem } from "../terraform/library";

/** What is wrong with a value, or undefined. */
export type Rule<T> = (value: T) => string | undefined;

/**
 * The names of the props of a construct; the type keeps the list complete. One that is marked `set` has a value where
 * it is given: unset, as an environment variable may be, it must not pass for one that was left out.
 */
export type PropNames<Props> = Readonly<Record<keyof Props, true | "set">>;

/**
 * Throws where a prop of a construct has a problem.
 *
 * @param problem what the prop should be and what it is, or undefined
 */
export function checkProp(construct: Construct, prop: string, problem: string | undefined): void {
  if (problem !== undefined) throw new Error(`${construct.node.path}: '${prop}' ${problem}`);
}

/**
 * Throws where a construct is in a place that is not for it, the props are none, or one of them has a name that the
 * construct would not see.
 */
export function checkProps<Props>(construct: Construct, props: Props, names: PropNames<Props>): void {
  checkProp(construct, "scope", libraryProblem(construct));
  checkProp(construct, "props", propsProblem(props, names));
  for (const name of unsetProps(props, names)) checkProp(construct, name, unset);
}

/**
 * Throws where a value has a problem. One with tokens is looked at again when the stack is finished: a Lazy has its
 * value then, or yields nothing, which must not pass for what may be left out.
 */
export function checkValue(construct: Construct, prop: string, value: unknown, rule: Rule<unknown>): void {
  checkProp(construct, prop, rule(value));
  if (!hasToken(value)) return;
  construct.node.addValidation({
    validate: () => {
      const problem = rule(finishedValue(construct, value));
      return problem === undefined ? [] : [`'${prop}' ${problem}`];
    },
  });
}

/** Throws where a value that may be left out has a problem. */
export function checkOptional(construct: Construct, prop: string, value: unknown, rule: Rule<unknown>): void {
  if (value !== undefined) checkValue(construct, prop, value, rule);
}

/** What is wrong with the props of a construct. */
export function propsProblem(
  props: unknown,
  names: Readonly<Record<string, true | "set">>,
): string | undefined {
  if (typeof props !== "object" || props === null || Array.isArray(props) || Construct.isConstruct(props)) {
    return `should be an object, got ${shown(props)}`;
  }
  const unknown = Object.keys(props).find((name) => !Object.hasOwn(names, name));
  if (unknown === undefined) return undefined;
  return `should have no props but ${Object.keys(names).join(", ")}, got '${unknown}'`;
}

/** What is wrong with a prop that should be set where it is given. */
export const unset = "should be left out or have a value, got undefined";

/** The props that are given without a value and should be set. */
export function unsetProps(props: unknown, names: Readonly<Record<string, true | "set">>): string[] {
  return Object.entries(props as object)
    .filter(([name, value]) => value === undefined && names[name] === "set")
    .map(([name]) => name);
}

/** The rule for a text whose value keeps `rule`. A token is not read: its value is Terraform's. */
export function text(rule: Rule<string>): Rule<unknown> {
  return (value) => {
    if (typeof value !== "string") return `should be a text, got ${shown(value)}`;
    return Token.isUnresolved(value) ? undefined : rule(value);
  };
}

/** The rule for a list of texts that keep `rule`, as far as they are no tokens. */
export function texts(rule: Rule<readonly string[]>): Rule<unknown> {
  return (value) => {
    if (!Array.isArray(value)) return listProblem(value);
    if (Token.isUnresolved(value)) return undefined;
    const odd: unknown = value.find((item) => typeof item !== "string" || Token.isUnresolved([item]));
    if (odd !== undefined || value.includes(undefined)) {
      return `should be a list of texts, got ${typeof odd === "string" ? "a token for a list" : shown(odd)} in it`;
    }
    const known = (value as string[]).filter((item) => !Token.isUnresolved(item));
    return known.length === 0 && value.length > 0 ? undefined : rule(known);
  };
}

/** The rule for a record of texts that keeps `rule`. */
export function record(rule: Rule<Readonly<Record<string, string>>>): Rule<unknown> {
  return (value) => {
    if (Array.isArray(value) && Token.isUnresolved(value))
      return `should be a record of texts, got a token for a list`;
    if (typeof value === "object" && Token.isUnresolved(value)) return undefined;
    if (!isRecord(value)) return `should be a record of texts, got ${shown(value)}`;
    const odd = Object.entries(value).find(([, item]) => typeof item !== "string");
    if (odd) return `should be a record of texts, got ${shown(odd[1])} for '${odd[0]}'`;
    const known = Object.entries(value).map(([key, item]) => [key, Token.isUnresolved(item) ? "" : item]);
    return rule(Object.fromEntries(known) as Readonly<Record<string, string>>);
  };
}

/** What is wrong with a flag. A text such as "false" must not open what `false` keeps closed. */
export function flagProblem(flag: unknown): string | undefined {
  return typeof flag === "boolean" ? undefined : `should be true or false, got ${shown(flag)}`;
}

/** What is wrong with a token where the value decides which policies there are. */
export const unresolved = "should be known when the policies are made, got a token";

/** What is wrong with a number of things. */
export function countProblem(count: unknown): string | undefined {
  if (Token.isUnresolved(count)) return unresolved;
  return Number.isInteger(count) && Number(count) >= 1
    ? undefined
    : `should be a whole number of at least 1, got ${shown(count)}`;
}

/** What is wrong with what is in the place of a list. */
export function listProblem(value: unknown): string {
  const remedy = typeof value === "string" && !Token.isUnresolved(value) ? `; write ['${value}']` : "";
  return `should be a list, got ${shown(value)}${remedy}`;
}

/**
 * What is wrong with a list that names things, each once, or undefined.
 *
 * @param what what they are called
 * @param twiceNamed what is there twice in a list whose items keep `rule`, or undefined
 */
export function namesProblem(
  names: unknown,
  what: string,
  rule: Rule<unknown>,
  twiceNamed: (names: never[]) => unknown,
): string | undefined {
  if (names === undefined) return `should name at least one ${what}, got undefined`;
  if (!Array.isArray(names)) return listProblem(names);
  if (names.length === 0) return `should name at least one ${what}, got []`;
  // not map, which leaves out the holes of a list
  const problem = Array.from(names as unknown[], rule).find((found) => found !== undefined);
  if (problem !== undefined) return problem;
  const twice = twiceNamed(names as never[]);
  return twice === undefined ? undefined : `should name each ${what} once, got ${shown(twice)} twice`;
}

/** A value as an error shows it. */
export function shown(value: unknown): string {
  if (Construct.isConstruct(value)) return `the construct ${value.node.path}`;
  if (Token.isUnresolved(value)) return "a token";
  if (typeof value === "string") return `'${value}'`;
  if (Array.isArray(value)) return value.length === 0 ? "[]" : "a list";
  if (isRecord(value)) return Object.keys(value).length === 0 ? "{}" : "an object";
  return typeof value === "object" && value !== null ? "an object" : shortened(String(value));
}

/** A function would be shown with its text. */
function shortened(text: string): string {
  return /^(class|function|async|\()/.test(text) ? "a function" : text;
}
