import { markup, type Markup } from "./markup";
import type { Badge, Line } from "./page";
import { printable } from "./printable";

/** A line as a browser shows it. */
export function htmlLine(line: Line): Markup {
  return markup`${line.map((part) =>
    typeof part === "string" ? part : markup`<code>${printable(part.name)}</code>`,
  )}`;
}

/** Badges beside each other, as words in the colours of their risks. */
export function htmlBadges(badges: readonly Badge[] = []): Markup {
  return markup`${badges.map(({ word, risk }) => markup` <span class="badge ${risk}">${word}</span> `)}`;
}
