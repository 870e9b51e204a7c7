/** A piece of a sentence: words, or a value that stands in quotes. */
export interface SentencePart {
  readonly text: string;
  readonly value: boolean;
}

/** A sentence taken apart at its quoted values, without their quotes. An apostrophe is not a quote. */
export function sentenceParts(sentence: string): SentencePart[] {
  return sentence
    .split(/(?<!\w)'([^']+)'(?!\w)/u)
    .map((text, index) => ({ text, value: index % 2 === 1 }))
    .filter(({ text }) => text !== "");
}
