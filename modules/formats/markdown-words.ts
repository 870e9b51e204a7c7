import type { Line } from "./page";
import { printable } from "./printable";

const zeroWidthSpace = "\u200b";

/** A line in which nothing that comes from a plan is a link, a mention or an element. */
export function markdownLine(line: Line): string {
  return line.map((part) => (typeof part === "string" ? words(part) : name(part.name))).join("");
}

/** A line inside of an HTML element, where Markdown is not read. */
export function summaryLine(line: Line): string {
  return line.map((part) => (typeof part === "string" ? words(part) : element(part.name))).join("");
}

/** A row of a table. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

function name(text: string): string {
  const shown = printable(text);
  // in a table a "|" ends the cell, and an escaped one means different things to different readers
  if (/^[^`|\\]+$/u.test(shown)) return `\`${shown}\``;
  return shown === "" ? "(empty)" : element(text);
}

function element(text: string): string {
  const entity = (character: string) => `&#${character.charCodeAt(0)};`;
  return `<code>${printable(text).replace(/[!-,/:-@[-^`{-~]/gu, entity)}</code>`;
}

function words(text: string): string {
  return text
    .replace(/[&`*_{}[\]<>|~!$\\@#]|:(?=\/\/)/gu, (character) =>
      "@#".includes(character) ? character + zeroWidthSpace : `&#${character.charCodeAt(0)};`,
    )
    .replace(/\bwww\./giu, (match) => `${match.slice(0, -1)}&#46;`);
}
