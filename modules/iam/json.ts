/** A JSON object of which nothing is known. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The fields of a JSON object; none for anything else. */
export function fields(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** The elements of a JSON list; none for anything else. */
export function elements(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** A text, or undefined for anything else and for an empty one. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The texts in a JSON list, or the text itself; other values are left out. */
export function texts(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [value];
  return list.filter((item) => typeof item === "string");
}
