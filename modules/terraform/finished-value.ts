import { DefaultTokenResolver, ref, StringConcat, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

/** What stands for a part of a list that only Terraform knows. */
const terraforms = Token.asString(ref("null"));

/** Whether a value is a token, or a list or record with one in it. */
export function hasToken(value: unknown): boolean {
  if (Token.isUnresolved(value)) return true;
  return (Array.isArray(value) || isRecord(value)) && Object.values(value).some(hasToken);
}

/**
 * What a value says once the tree is finished: a Lazy has its value then, and may have none. What only Terraform
 * knows stays a token.
 */
export function finishedValue(scope: IConstruct, value: unknown): unknown {
  if (Token.isUnresolved(value)) {
    if (typeof value === "string" && isIncomplete(scope, value)) return undefined;
    const result = resolved(scope, value);
    return isExpression(result) ? value : withTokens(result);
  }
  if (Array.isArray(value)) return value.map((item) => finishedValue(scope, item));
  return isRecord(value) ? mapped(value, (item) => finishedValue(scope, item)) : value;
}

/** What a text says once its tokens are resolved: two tokens for one attribute say the same. */
export function finishedText(scope: IConstruct, text = ""): string {
  return Token.isUnresolved(text) ? String(resolved(scope, text)) : text;
}

/** Whether a value is an object that is neither a list nor of a class. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // not Object.prototype itself: each realm has its own
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function resolved(scope: IConstruct, value: unknown): unknown {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(value, { scope, resolver, preparing: false });
}

/** Whether a part of a text yields nothing: the library would leave it out. */
function isIncomplete(scope: IConstruct, text: string): boolean {
  const { tokens } = Tokenization.reverseString(text);
  return tokens.some((token) => [undefined, null, ""].includes(resolved(scope, token) as null));
}

function withTokens(value: unknown): unknown {
  if (isExpression(value)) return terraforms;
  if (Array.isArray(value)) return value.map(withTokens);
  return isRecord(value) ? mapped(value, withTokens) : value;
}

function mapped(record: Readonly<Record<string, unknown>>, map: (item: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(record).map(([key, item]) => [key, map(item)]));
}

/** Whether a value is a text with a Terraform expression in it. */
export function isExpression(value: unknown): boolean {
  return typeof value === "string" && /[$%]\{/.test(value);
}
