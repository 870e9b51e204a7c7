import { Token } from "cdktf";
import type { Construct } from "constructs";

/**
 * Throws where a prop of a construct has a problem.
 *
 * @param problem what the prop should be and what it is, or undefined
 */
export function checkProp(construct: Construct, prop: string, problem: string | undefined): void {
  if (problem !== undefined) throw new Error(`${construct.node.path}: '${prop}' ${problem}`);
}

/** What `problem` finds in a text. A token is not read: its value is Terraform's. */
export function textProblem(
  text: string | undefined,
  problem: (text: string) => string | undefined,
): string | undefined {
  // what an environment variable left out must not pass for what may be left out
  if (text === undefined) return "should be a text, got undefined";
  return Token.isUnresolved(text) ? undefined : problem(text);
}

/** What `problem` finds in a text that may be left out. */
export function optionalTextProblem(
  text: string | undefined,
  problem: (text: string) => string | undefined,
): string | undefined {
  return text === undefined ? undefined : textProblem(text, problem);
}

/** What `problem` finds in a list of texts, as far as they are no tokens. */
export function textsProblem(
  texts: readonly string[] | undefined,
  problem: (texts: readonly string[]) => string | undefined,
): string | undefined {
  if (texts === undefined || Token.isUnresolved(texts)) return undefined;
  const known = texts.filter((text) => !Token.isUnresolved(text));
  return known.length === 0 && texts.length > 0 ? undefined : problem(known);
}

/** A text as an error shows it. */
export function shown(text: string): string {
  return Token.isUnresolved(text) ? "a token" : `'${text}'`;
}

/** What is wrong with a flag. A text such as "false" must not open what `false` keeps closed. */
export function flagProblem(flag: boolean | string | undefined): string | undefined {
  if (flag === undefined || typeof flag === "boolean") return undefined;
  return `should be true or false, got '${flag}'`;
}
