/** What stands for characters that are not written: for one or for any number, colons among them or not. */
interface Placeholder {
  readonly many: boolean;
  readonly colons: boolean;
}

export const anyText: Placeholder = { many: true, colons: true };
const anyCharacter: Placeholder = { many: false, colons: true };
export const anyTextInPart: Placeholder = { many: true, colons: false };
export const anyCharacterInPart: Placeholder = { many: false, colons: false };

/** What a pattern is made of: a character, or what stands for others. */
export type Token = string | Placeholder;

/** Stands for a policy variable. */
export const variable: Placeholder = { many: true, colons: true };

/** What a text is made of, and the policy variables in it. */
export function tokensOf(
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

/** Whether tokens are the characters of one text. */
export function isText(tokens: readonly Token[]): tokens is readonly string[] {
  return tokens.every(isCharacter);
}

/** Whether a token is a character. */
export function isCharacter(token: Token): token is string {
  return typeof token === "string";
}

/** The same pattern with `?` before `*` in each run of them and one `*` at most, so that equal patterns look alike. */
export function inOneOrder(tokens: readonly Token[]): Token[] {
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

/**
 * Whether tokens match a text.
 *
 * It goes back to the last `*` only, so that no pattern takes longer than its length times the text's. That is enough:
 * what comes before the last `*` has matched as early as it can, and a `*` that stays in its part of an ARN is never
 * behind one that does not.
 */
export function matchesTokens(tokens: readonly Token[], text: string): boolean {
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
