import type { Section } from "./cut";
import { printable } from "./printable";
import { sentenceParts } from "./sentence";

const zeroWidthSpace = "\u200b";

/** A name from the plan, in which nothing is a link, a mention or an element. */
export function markdownName(name: string): string {
  const text = printable(name);
  // in a table a "|" ends the cell, and an escaped one means different things to different readers
  if (/^[^`|\\]+$/u.test(text)) return `\`${text}\``;
  return text === "" ? "(empty)" : markdownCode(name);
}

/** A name from the plan as an element, which stands where Markdown is not read. */
export function markdownCode(name: string): string {
  const entity = (character: string) => `&#${character.charCodeAt(0)};`;
  return `<code>${printable(name).replace(/[!-,/:-@[-^`{-~]/gu, entity)}</code>`;
}

/** A row of a table. */
export function tableRow(...cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

/** A part that is folded until its reader opens it. */
export function folded(summary: string, rows: readonly string[], head = ""): Section {
  return {
    head: `\n<details><summary>${summary}</summary>\n${head}`,
    rows,
    tail: "\n</details>\n",
  };
}

/** Names, one after the other. */
export function markdownNames(names: readonly string[]): string {
  return names.map(markdownName).join(", ");
}

/** A sentence about the plan, with its quoted values as names. */
export function markdownSentence(sentence: string): string {
  return sentenceParts(printable(sentence))
    .map(({ text, value }) => (value ? markdownName(text) : markdownWords(text)))
    .join("");
}

function markdownWords(text: string): string {
  return text
    .replace(/[&`*_{}[\]<>|~!$\\@#]|:(?=\/\/)/gu, (character) =>
      "@#".includes(character) ? character + zeroWidthSpace : `&#${character.charCodeAt(0)};`,
    )
    .replace(/\bwww\./giu, (match) => `${match.slice(0, -1)}&#46;`);
}
