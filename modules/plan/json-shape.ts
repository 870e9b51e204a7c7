import { isFields, type Fields } from "../iam/json";

/** A JSON object at a place in a document; none where it is left out. @throws where there is something else. */
export function objectAt(value: unknown, place: string): Fields {
  if (value === undefined || value === null) return {};
  if (isFields(value)) return value;
  throw problem(place, "an object", value);
}

/** A JSON list at a place in a document; an empty one where it is left out. @throws where there is something else. */
export function listAt(value: unknown, place: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value as unknown[];
  throw problem(place, "a list", value);
}

/** A text at a place in a document. @throws where there is none. */
export function textAt(value: unknown, place: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw problem(place, "a text", value);
}

/** What is wrong with a document. */
export function problem(place: string, rule: string, got: unknown): Error {
  return new Error(`'${place}' should be ${rule}, got ${kind(got)}`);
}

/** A value in a few characters: a document may hold anything. */
function kind(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "string" ? `'${value.slice(0, 20)}'` : String(value);
}
