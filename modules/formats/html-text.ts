import { printable } from "./printable";
import { sentenceParts } from "./sentence";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text from the plan, as content or as the value of an attribute in double quotes. */
export function htmlText(text: string): string {
  return escaped(printable(text));
}

/** A name from the plan. */
export function htmlName(name: string): string {
  return `<code>${htmlText(name)}</code>`;
}

/** A sentence about the plan, with its quoted values as names. */
export function htmlSentence(sentence: string): string {
  return sentenceParts(printable(sentence))
    .map(({ text, value }) => (value ? `<code>${escaped(text)}</code>` : escaped(text)))
    .join("");
}

/** Names as a list that flows like text. */
export function htmlNames(names: readonly string[], className = "names"): string {
  return `<ul class="${className}">${names.map((name) => `<li>${htmlName(name)}</li>`).join("")}</ul>`;
}

// the parts keep the spaces at their ends
function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => entities[character] ?? "");
}
