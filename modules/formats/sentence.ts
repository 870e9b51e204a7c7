/** A piece of a sentence: words, or a value such as an ARN, a key or what stands in quotes. */
export interface SentencePart {
  readonly text: string;
  readonly value: boolean;
}

// an apostrophe is not a quote
const values = /(?<!\w)'(?<quoted>[^']+)'(?!\w)|\b(?<bare>(?:arn|aws|bedrock):[^\s,;']*[^\s,;'.:)])/gu;

/** A sentence taken apart at its values, without their quotes. */
export function sentenceParts(sentence: string): SentencePart[] {
  const parts: SentencePart[] = [];
  let end = 0;
  for (const match of sentence.matchAll(values)) {
    const { quoted, bare = "" } = match.groups ?? {};
    parts.push({ text: sentence.slice(end, match.index), value: false });
    parts.push({ text: quoted ?? bare, value: true });
    end = match.index + match[0].length;
  }
  parts.push({ text: sentence.slice(end), value: false });
  return parts.filter(({ text }) => text !== "");
}
