import { allParts } from "./evaluator";
import type { Pattern } from "./questions";

/** One character of a pattern, or what stands for others. */
interface Step {
  readonly text: string | undefined;
  readonly many: boolean;
  readonly colons: boolean;
}

/**
 * A shortest text that all of some patterns match, or undefined where there is none.
 *
 * @param filling the character in place of one that no pattern writes
 */
export function commonText(patterns: readonly Pattern[], filling: string): string | undefined {
  const all = patterns.map(steps);
  const seen = new Set<string>();
  let states: { readonly places: readonly number[]; readonly text: string }[] = [
    { places: all.map(() => 0), text: "" },
  ];
  while (states.length > 0) {
    const next: typeof states = [];
    // the list grows by what is reached without a character
    for (const { places, text } of states) {
      const key = places.join();
      if (seen.has(key)) continue;
      seen.add(key);
      const here = all.map((own, index) => own[places[index] ?? 0]);
      if (here.every((step) => step === undefined)) return text;
      const written = here.map((step) => step?.text).find((character) => character !== undefined) ?? filling;
      if (
        here.every(
          (step) =>
            step && (step.text === undefined ? step.colons || written !== ":" : step.text === written),
        )
      ) {
        next.push({
          places: places.map((place, index) => (here[index]?.many === true ? place : place + 1)),
          text: text + written,
        });
      }
      for (const [index, step] of here.entries()) {
        if (step?.many !== true) continue;
        states.push({ places: places.map((place, other) => (other === index ? place + 1 : place)), text });
      }
    }
    states = next;
  }
  return undefined;
}

function steps({ text, arn }: Pattern): Step[] {
  const inArn = arn && !/^\*+$/.test(text);
  let isFree = !inArn;
  let colons = 0;
  return [...(inArn ? allParts(text) : text).matchAll(/\$\{(.)\}|\$\{[^}]*\}|./gs)].map(
    ([token, literal]) => {
      if (token === ":") colons++;
      const isVariable = token.startsWith("${") && literal === undefined;
      const many = token === "*" || isVariable;
      isFree ||= isVariable || colons >= 5;
      const isWritten = !many && token !== "?";
      return { text: isWritten ? (literal ?? token) : undefined, many, colons: isFree };
    },
  );
}

/** The length that no text has which all of some patterns match, if there is an end of such texts. */
export function longestFinite(patterns: readonly Pattern[]): number {
  // a character that none of the patterns has a place for is taken by a `*` of each, and could be there again
  return patterns.flatMap(steps).filter(({ many }) => !many).length;
}
