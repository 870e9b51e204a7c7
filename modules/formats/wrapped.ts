/** Text as lines of at most `width` characters. A word that is longer is broken: nothing is left out. */
export function wrapped(text: string, width: number): string[] {
  if (text.length <= width) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((part) => pieces(part, width))) {
    if (line !== "" && length(line) + 1 + length(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Text in lines, the first of which begins with `first`, the others indented as far. */
export function hanging(first: string, text: string, width: number): string {
  const indent = length(first);
  return first + wrapped(text, width - indent).join(`\n${" ".repeat(indent)}`);
}

function pieces(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  const characters = Array.from(word);
  const count = Math.max(1, Math.ceil(characters.length / width));
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * width, (index + 1) * width).join(""),
  );
}

/** How many characters a text has: most have none that takes two units. */
function length(text: string): number {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text).length : text.length;
}
