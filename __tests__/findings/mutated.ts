import { isDeepStrictEqual } from "node:util";

/** Stands in place of what is taken away. */
export const gone = Symbol("gone");

/** How many values a document has, itself and those in it. */
export function size(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce<number>((sum, item) => sum + size(item), 1);
}

/**
 * A document in which one value is another one, or is gone. Its place is counted over all of them, the document itself
 * first. It is never the same document: a value that is its own replacement gets into a list.
 */
export function mutated(document: unknown, place: number, replacement: unknown): unknown {
  const result = replaced(document, { left: place }, replacement);
  if (isDeepStrictEqual(result, document)) throw new Error(`nothing is at place ${place} of a document`);
  return result;
}

function replaced(value: unknown, place: { left: number }, replacement: unknown): unknown {
  if (place.left-- === 0) return isDeepStrictEqual(value, replacement) ? [value] : replacement;
  if (Array.isArray(value)) {
    return value.map((item) => replaced(item, place, replacement)).filter((item) => item !== gone);
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, item]) => [key, replaced(item, place, replacement)] as const,
  );
  return Object.fromEntries(entries.filter(([, item]) => item !== gone));
}
