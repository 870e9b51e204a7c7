import {
  anyCharacterInPart,
  anyText,
  anyTextInPart,
  isCharacter,
  isText,
  tokensOf,
  variable,
  type Token,
} from "./token";
import {
  exactWildcard,
  hasPlaceholder,
  placeholders,
  readOnce,
  resourceOf,
  wildcard,
  type Wildcard,
} from "./wildcard";

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
  const { tokens, variables } = tokensOf(text, true);
  const missing = variables.length > 0 ? 0 : parts - 1 - colonCount(tokens);
  if (missing > 1) return undefined;
  // the resource may be left out where it is empty
  return partwise(missing === 1 ? `${text}:` : text);
}

const partwise = readOnce((text) => {
  // most are the ARN of one resource
  if (!hasPlaceholder(text) && resourceOf(text) !== undefined) return exactWildcard(text);
  const { tokens, variables } = tokensOf(text, true);
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
});

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

function colonCount(tokens: readonly Token[]): number {
  return tokens.filter((token) => token === ":").length;
}
