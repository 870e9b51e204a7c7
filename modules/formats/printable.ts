const escape = String.fromCodePoint(0x1b);

// a whole sequence, so that what it was made of does not stay behind as text
const terminalSequence = new RegExp(
  `${escape}\\][^${escape}\\u0007]*(?:\\u0007|${escape}\\\\)|(?:${escape}\\[|\\u009b)[0-?]*[ -/]*[@-~]|${escape}[ -/]*[0-~]`,
  "gu",
);

/**
 * Text from a plan on one line, without what could deceive its reader: terminal sequences, control characters, and
 * the invisible ones that turn the direction of text around.
 */
export function printable(text: string): string {
  // most names have nothing of that
  if (/^[!-~]+(?: [!-~]+)*$/.test(text)) return text;
  return text
    .replace(terminalSequence, "")
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "")
    .trim();
}
