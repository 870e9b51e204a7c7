import { inOneOrder, isCharacter, isText, matchesTokens, tokensOf, type Token } from "./token";

/** A pattern of an IAM policy: `*` is any text, `?` any character, and a policy variable is text that is not known. */
export interface Wildcard {
  /** As the policy writes it. Of an exact one, the text that it matches. */
  readonly text: string;

  /** What an exact one is made of is its text. */
  readonly tokens: readonly Token[];

  /** Whether it matches one text only. */
  readonly exact: boolean;

  /** Whether it is read part by part, as an ARN. */
  readonly arn: boolean;

  /** The characters before its first placeholder, and behind its last one. Of an exact one, none. */
  readonly starts: string;
  readonly ends: string;

  /** The characters that the resource of an ARN begins with, or undefined where it can't be told where that is. */
  readonly resourceStarts: string | undefined;

  /** The policy variables in it. What a request puts in their place is not known: it matches less than it seems to. */
  readonly variables: readonly string[];
}

/** Patterns by their text, each read once: a plan has the same ones time and again. */
export function readOnce(read: (text: string) => Wildcard): (text: string) => Wildcard {
  const known = new Map<string, Wildcard>();
  return (text) => {
    const found = known.get(text) ?? read(text);
    known.set(text, found);
    return found;
  };
}

/** The pattern that a text stands for, or the text itself where wildcards are plain characters. */
export function wildcard(text: string, wildcards = true): Wildcard {
  return wildcards ? pattern(text) : plainText(text);
}

const pattern = readOnce((text) => readWildcard(text, true));
const plainText = readOnce((text) => readWildcard(text, false));

function readWildcard(text: string, wildcards: boolean): Wildcard {
  if (!hasPlaceholder(text)) return exactWildcard(text);
  const { tokens, variables } = tokensOf(text, wildcards);
  if (isText(tokens)) return exactWildcard(tokens.join(""));
  return { text, ...placeholders(tokens), arn: false, resourceStarts: undefined, variables };
}

/** Whether a text may stand for others. */
export function hasPlaceholder(text: string): boolean {
  return /[*?]|\$\{/.test(text);
}

/** What the tokens of a pattern that is not exact tell of it. */
export function placeholders(all: readonly Token[]): Pick<Wildcard, "tokens" | "exact" | "starts" | "ends"> {
  const tokens = inOneOrder(all);
  const written = tokens.map(isCharacter);
  return {
    tokens,
    exact: false,
    starts: tokens.slice(0, written.indexOf(false)).filter(isCharacter).join(""),
    ends: tokens.slice(written.lastIndexOf(false)).filter(isCharacter).join(""),
  };
}

const none: readonly never[] = [];

/** The pattern for one text. A plan has many of them, so that it is no list of tokens. */
export function exactWildcard(text: string): Wildcard {
  return {
    text,
    tokens: none,
    exact: true,
    arn: false,
    starts: "",
    ends: "",
    resourceStarts: resourceOf(text),
    variables: none,
  };
}

/** What is behind the fifth colon of a text: of an ARN, its resource. */
export function resourceOf(text: string): string | undefined {
  let at = -1;
  for (let colons = 0; colons < 5; colons++) {
    at = text.indexOf(":", at + 1);
    if (at === -1) return undefined;
  }
  return text.slice(at + 1);
}

/** The pattern for what another one matches, in lower case. */
export function lowerCase(pattern: Wildcard): Wildcard {
  return {
    ...pattern,
    text: pattern.text.toLowerCase(),
    tokens: pattern.tokens.map((token) => (typeof token === "string" ? token.toLowerCase() : token)),
    starts: pattern.starts.toLowerCase(),
    ends: pattern.ends.toLowerCase(),
    resourceStarts: pattern.resourceStarts?.toLowerCase(),
  };
}

/** Whether a pattern matches a text, whatever its policy variables stand for. */
export function matchesWildcard(pattern: Wildcard, text: string): boolean {
  const { tokens, starts, ends } = pattern;
  if (pattern.exact) return pattern.text === text;
  if (!text.startsWith(starts) || !text.endsWith(ends)) return false;
  const first = tokens[starts.length];
  const isPrefix =
    tokens.length === starts.length + 1 && typeof first === "object" && first.many && first.colons;
  return isPrefix || matchesTokens(tokens, text);
}
