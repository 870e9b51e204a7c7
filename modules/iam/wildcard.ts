/** What stands for characters that are not written: for one or for any number, colons among them or not. */
interface Placeholder {
  readonly many: boolean;
  readonly colons: boolean;
}

const anyText: Placeholder = { many: true, colons: true };
const anyCharacter: Placeholder = { many: false, colons: true };
const anyTextInPart: Placeholder = { many: true, colons: false };
const anyCharacterInPart: Placeholder = { many: false, colons: false };

/** What a pattern is made of: a character, or what stands for others. */
export type Token = string | Placeholder;

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

/** Texts that have been read. A plan has the same ones time and again, and what is known of a pattern is known of each. */
const known = new Map<string, Wildcard>();

function once(text: string, way: string, pattern: () => Wildcard): Wildcard {
  const key = way + text;
  const found = known.get(key) ?? pattern();
  known.set(key, found);
  return found;
}

/** The pattern that a text stands for, or the text itself where wildcards are plain characters. */
export function wildcard(text: string, wildcards = true): Wildcard {
  return once(text, wildcards ? "*" : "=", () => readWildcard(text, wildcards));
}

function readWildcard(text: string, wildcards: boolean): Wildcard {
  if (!/[*?]|\$\{/.test(text)) return exactWildcard(text);
  const { tokens, variables } = read(text, wildcards);
  if (isText(tokens)) return exactWildcard(tokens.join(""));
  return { text, ...placeholders(tokens), arn: false, resourceStarts: undefined, variables };
}

/** The parts of an ARN: `arn`, partition, service, Region, account and resource. */
const parts = 6;

/**
 * The pattern that a text in `Resource` stands for. `*` in one part of an ARN never reaches into the next, `*` alone
 * is everything, and what has fewer parts than an ARN has any others behind them.
 */
export function arnPattern(text: string): Wildcard {
  return /^\*+$/.test(text) ? wildcard("*") : partwise(text);
}

/** The pattern that a text in an ARN condition stands for, or undefined for what is no ARN. */
export function arnConditionPattern(text: string): Wildcard | undefined {
  const { tokens, variables } = read(text, true);
  const missing = variables.length > 0 ? 0 : parts - 1 - colonCount(tokens);
  if (missing > 1) return undefined;
  // the resource may be left out where it is empty
  return partwise(missing === 1 ? `${text}:` : text);
}

function partwise(text: string): Wildcard {
  return once(text, "arn ", () => readPartwise(text));
}

function readPartwise(text: string): Wildcard {
  const { tokens, variables } = read(text, true);
  const missing = parts - 1 - colonCount(tokens);
  if (isText(tokens) && missing <= 0) return exactWildcard(tokens.join(""));
  const first = tokens.findIndex((token) => token === variable);
  let colons = 0;
  const placed = tokens.map((token, index) => {
    if (token === ":") colons++;
    // a variable may hold colons, so that behind one every part can be the last
    if (typeof token === "string" || colons >= parts - 1 || (first !== -1 && index >= first)) return token;
    return token.many ? anyTextInPart : anyCharacterInPart;
  });
  if (missing > 0 && first === -1) {
    for (let part = 1; part < missing; part++) placed.push(":", anyTextInPart);
    placed.push(":");
  }
  if (missing > 0) placed.push(anyText);
  const isWhole = missing <= 0 && first === -1;
  const resourceStarts = isWhole ? startOfResource(placed) : undefined;
  return { text, ...placeholders(placed), arn: true, resourceStarts, variables };
}

/** The characters behind the colon that ends the account: no placeholder before it can hold one. */
function startOfResource(tokens: readonly Token[]): string {
  let colons = 0;
  const resource = tokens.slice(tokens.findIndex((token) => token === ":" && ++colons === parts - 1) + 1);
  const end = resource.findIndex((token) => !isCharacter(token));
  return resource
    .slice(0, end === -1 ? undefined : end)
    .filter(isCharacter)
    .join("");
}

/** Stands for a policy variable. */
const variable: Placeholder = { many: true, colons: true };

function read(
  text: string,
  wildcards: boolean,
): { readonly tokens: readonly Token[]; readonly variables: readonly string[] } {
  const tokens: Token[] = [];
  const variables: string[] = [];
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    const end = character === "$" && text[index + 1] === "{" ? text.indexOf("}", index) : -1;
    if (end !== -1) {
      const name = text.slice(index + 2, end);
      // ${*}, ${?} and ${$} are the characters themselves
      const literal = name === "*" || name === "?" || name === "$";
      tokens.push(literal ? name : variable);
      if (!literal) variables.push(text.slice(index, end + 1));
      index = end;
    } else if (wildcards && character === "*") tokens.push(anyText);
    else if (wildcards && character === "?") tokens.push(anyCharacter);
    else tokens.push(character);
  }
  return { tokens, variables };
}

function isText(tokens: readonly Token[]): tokens is readonly string[] {
  return tokens.every(isCharacter);
}

function isCharacter(token: Token): token is string {
  return typeof token === "string";
}

function colonCount(tokens: readonly Token[]): number {
  return tokens.filter((token) => token === ":").length;
}

/** The same pattern with `?` before `*` in each run of them and one `*` at most, so that equal patterns look alike. */
function inOneOrder(tokens: readonly Token[]): Token[] {
  const ordered: Token[] = [];
  for (const token of tokens) {
    const last = ordered.at(-1);
    const behind =
      typeof token === "object" && typeof last === "object" && last.many && last.colons === token.colons;
    if (!behind) ordered.push(token);
    else if (!token.many) ordered.splice(-1, 0, token);
  }
  return ordered;
}

/** What the tokens of a pattern that is not exact tell of it. */
function placeholders(all: readonly Token[]): Pick<Wildcard, "tokens" | "exact" | "starts" | "ends"> {
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
function exactWildcard(text: string): Wildcard {
  return {
    text,
    tokens: none,
    exact: true,
    arn: false,
    starts: "",
    ends: "",
    resourceStarts: undefined,
    variables: none,
  };
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

/**
 * Whether tokens match a text.
 *
 * It goes back to the last `*` only, so that no pattern takes longer than its length times the text's. That is enough:
 * what comes before the last `*` has matched as early as it can, and a `*` that stays in its part of an ARN is never
 * behind one that does not.
 */
function matchesTokens(tokens: readonly Token[], text: string): boolean {
  let [token, character, star, retry] = [0, 0, -1, 0];
  while (character < text.length) {
    const here = tokens[token];
    if (typeof here === "object" && here.many) {
      star = token++;
      retry = character;
    } else if (here !== undefined && takes(here, text.charAt(character))) {
      token++;
      character++;
    } else if (star !== -1 && takes(tokens[star] ?? "", text.charAt(retry))) {
      token = star + 1;
      character = ++retry;
    } else return false;
  }
  while (isMany(tokens[token])) token++;
  return token === tokens.length;
}

/** Whether a token stands for any number of characters. */
export function isMany(token: Token | undefined): boolean {
  return typeof token === "object" && token.many;
}

/** Whether a token can stand for a character. */
export function takes(token: Token, character: string): boolean {
  return typeof token === "string" ? token === character : token.colons || character !== ":";
}
