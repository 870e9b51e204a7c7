const anything = Symbol("*");
const anyCharacter = Symbol("?");

type Token = string | symbol;

/** What is true of a request, what is not, and what the request does not say. */
export type Verdict = boolean | "unjudged";

/** A pattern of an IAM policy: `*` is any text, `?` any character, and a policy variable is text that is not known. */
export interface Wildcard {
  readonly text: string;

  /** What an exact one is made of is its text. */
  readonly tokens: readonly Token[];

  /** Whether it matches one text only. */
  readonly exact: boolean;

  /** What is before its only wildcard, a `*` at the end, or undefined for another pattern. */
  readonly prefix?: string | undefined;

  /** The policy variables in it, as they are written. */
  readonly variables: readonly string[];
}

/** The pattern that a text stands for, or the text itself where wildcards are plain characters. */
export function wildcard(text: string, wildcards = true): Wildcard {
  if (!/[*?]|\$\{/.test(text)) return exactWildcard(text);
  const tokens: Token[] = [];
  const variables: string[] = [];
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    const end = character === "$" && text[index + 1] === "{" ? text.indexOf("}", index) : -1;
    if (end !== -1) {
      const name = text.slice(index + 2, end);
      // ${*}, ${?} and ${$} are the characters themselves
      const literal = name === "*" || name === "?" || name === "$";
      tokens.push(literal ? name : anything);
      if (!literal) variables.push(text.slice(index, end + 1));
      index = end;
    } else if (wildcards && character === "*") tokens.push(anything);
    else if (wildcards && character === "?") tokens.push(anyCharacter);
    else tokens.push(character);
  }
  return tokens.every((token) => typeof token === "string")
    ? exactWildcard(tokens.join(""))
    : {
        text,
        tokens,
        exact: false,
        prefix: wildcards ? /^([^*?$]*)\*$/.exec(text)?.[1] : undefined,
        variables,
      };
}

const none: readonly never[] = [];

/** The pattern for one text. A plan has many of them, so that it is no list of tokens. */
function exactWildcard(text: string): Wildcard {
  return { text, tokens: none, exact: true, variables: none };
}

/** Whether a pattern matches a text. With a policy variable in it, it can only be known that it doesn't. */
export function matchesWildcard(pattern: Wildcard, text: string): Verdict {
  if (pattern.exact) return pattern.text === text;
  if (pattern.prefix !== undefined) return text.startsWith(pattern.prefix);
  if (!matchesTokens(pattern.tokens, text)) return false;
  return pattern.variables.length === 0 || "unjudged";
}

/**
 * Whether tokens match a text.
 *
 * It goes back to the last `*` only, which is enough, so that no pattern takes longer than its length times the text's.
 */
function matchesTokens(tokens: readonly Token[], text: string): boolean {
  let [token, character, star, retry] = [0, 0, -1, 0];
  while (character < text.length) {
    if (tokens[token] === anything) {
      star = token++;
      retry = character;
    } else if (tokens[token] === anyCharacter || tokens[token] === text[character]) {
      token++;
      character++;
    } else if (star !== -1) {
      token = star + 1;
      character = ++retry;
    } else return false;
  }
  while (tokens[token] === anything) token++;
  return token === tokens.length;
}

/** Whether some text is matched by both patterns. */
export function overlap(one: Wildcard, other: Wildcard): boolean {
  if (other.exact) return matchesWildcard(one, other.text) !== false;
  if (one.exact) return matchesWildcard(other, one.text) !== false;
  // reached[i]: the tokens of `one` so far and the first i of `other` can match the same text
  const start: boolean[] = [true];
  other.tokens.forEach((token, i) => start.push((start[i] ?? false) && token === anything));
  const end = one.tokens.reduce<boolean[]>((before, mine) => {
    const reached = [(before[0] ?? false) && mine === anything];
    other.tokens.forEach((yours, i) => {
      const both = (before[i] ?? false) && same(mine, yours);
      const skipped =
        ((before[i + 1] ?? false) && (mine === anything || yours === anything)) ||
        ((reached[i] ?? false) && (mine === anything || yours === anything));
      reached.push(both || skipped);
    });
    return reached;
  }, start);
  return end.at(-1) ?? false;
}

function same(one: Token, other: Token): boolean {
  return typeof one === "symbol" || typeof other === "symbol" || one === other;
}

/** The parts of a pattern between the first colons, at most `count`. A colon in a policy variable is none. */
export function segments(pattern: Wildcard, count: number): Wildcard[] {
  if (pattern.exact) return splitAtColons(pattern.text, count).map(exactWildcard);
  const parts: Token[][] = [[]];
  for (const token of pattern.tokens) {
    if (token === ":" && parts.length < count) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.map((tokens) => {
    const text = tokens.map(written).join("");
    if (tokens.every((token) => typeof token === "string")) return exactWildcard(text);
    return { text, tokens, exact: false, variables: pattern.variables };
  });
}

/** A text in its parts between the first colons, at most `count`. */
export function splitAtColons(text: string, count: number): string[] {
  const parts = text.split(":");
  return parts.length > count ? [...parts.slice(0, count - 1), parts.slice(count - 1).join(":")] : parts;
}

function written(token: Token): string {
  return typeof token === "string" ? token : (token.description ?? "");
}
