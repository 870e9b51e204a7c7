/** What comes from a plan, or is a word of AWS: every format shows it as it is, and none as markup. */
export interface Name {
  readonly name: string;

  /** Whether it stands in quotes where nothing else tells it from the words around it. */
  readonly quoted?: boolean;
}

/** What a reader gets as one line: words, and names between them. */
export type Line = readonly (string | Name)[];

/**
 * What something is for whoever signs the report: calls fail or IAM refuses a policy, more is allowed than a profile
 * needs, nobody knows, something is gained, or none of these.
 */
export type Risk = (typeof risks)[number];

/** From the worst. */
const risks = ["fails", "wide", "unknown", "notable", "none"] as const;

/** The worst of some risks. */
export function worst(found: readonly Risk[]): Risk {
  return risks.find((risk) => found.includes(risk)) ?? "none";
}

/** A word in the colour of a risk. */
export interface Badge {
  readonly word: string;
  readonly risk: Risk;
}

/** A term and what stands for it, one value after the other. */
export interface Fact {
  readonly term: string;
  readonly values: readonly Line[];
  readonly risk: Risk;
}

/** A line of one name. */
export function named(name: string): Line {
  return [{ name }];
}

/** A fact, or nothing where it has no value. */
export function fact(term: string, values: readonly Line[], risk: Risk = "none"): Fact[] {
  return values.length === 0 ? [] : [{ term, values, risk }];
}

/** A noun as it stands behind a number: `error`, `errors`. */
export function nounFor(number: number, noun: string): string {
  if (number === 1) return noun;
  return noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** A number with its noun: `1 error`, `2 errors`. */
export function counted(number: number, noun: string): string {
  return `${number} ${nounFor(number, noun)}`;
}
