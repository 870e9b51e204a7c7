const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Markup in which everything that is not ours is text. */
export class Markup {
  /** Only {@link markup} and {@link trusted} make any. */
  constructor(readonly text: string) {}
}

/** What a template takes: markup as it is, anything else as text. */
export type Content = Markup | string | number | readonly Content[];

/**
 * Markup with contents in it: text is escaped, as the content of an element or as the value of an attribute in double
 * quotes.
 */
export function markup(template: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(template.map((part, index) => part + shown(contents[index] ?? "")).join(""));
}

function shown(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (typeof content === "number") return String(content);
  if (typeof content === "string") return escaped(content);
  return content.map(shown).join("");
}

// spaces between words and names have to stay
function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => entities[character] ?? "");
}

/** Markup whose own text is trusted: a style sheet. */
export function trusted(text: string): Markup {
  return new Markup(text);
}
