import type { Line } from "./line";
import { printable } from "./printable";

// an apostrophe is not a quote
const values = /(?<!\w)'(?<quoted>[^']+)'(?!\w)|\b(?<bare>(?:arn|aws|bedrock):[^\s,;']*[^\s,;'.:)])/gu;

/** A sentence with its values as names: what stands in quotes, and ARNs, condition keys and actions. */
export function sentence(text: string): Line {
  const parts: Line[number][] = [];
  const shown = printable(text);
  let end = 0;
  for (const match of shown.matchAll(values)) {
    const { quoted, bare = "" } = match.groups ?? {};
    parts.push(shown.slice(end, match.index));
    parts.push(quoted === undefined ? { name: bare } : { name: quoted, quoted: true });
    end = match.index + match[0].length;
  }
  parts.push(shown.slice(end));
  return parts.filter((part) => part !== "");
}
