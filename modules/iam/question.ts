import { isNonexistentKey } from "./condition-keys";
import type { Values } from "./condition";
import { holdsSome, inside, isEmpty, outside, type TextSet } from "./text-set";
import type { Split } from "./verdict";

/** A set of requests, as IAM checks each for one action and one resource. */
export interface Question {
  readonly action: TextSet;
  readonly resource: TextSet;

  /**
   * The values of condition keys, in lower case, each as if it did not depend on the others: `null` where no request
   * has the key. Of a key that is left out nothing is known.
   */
  readonly keys: Readonly<Record<string, TextSet | null>>;

  /** The condition key, in lower case, that holds the resource itself, where one does. */
  readonly resourceKey?: string | undefined;
}

/** The values that the requests of a question have for a condition key, in lower case. */
export function valuesOf({ keys, resource, resourceKey }: Question, key: string): Values {
  if (isNonexistentKey(key)) return null;
  return key === resourceKey ? resource : keys[key];
}

/** Whether a question is known to have requests. */
export function hasRequests({ action, resource, keys }: Question): boolean {
  const values = Object.values(keys).filter((set) => set !== null);
  return [action, resource, ...values].every(holdsSome);
}

/** The requests of a question on both sides of a split, those that are known to be none left out. */
export function partsOf(question: Question, split: Split): Question[] {
  return [inside, outside].map((side) => part(question, split, side)).filter((item) => item !== undefined);
}

function part(question: Question, { dimension, pattern }: Split, side: typeof inside): Question | undefined {
  const place = dimension === question.resourceKey ? "resource" : dimension;
  const set = place === "action" || place === "resource" ? question[place] : question.keys[place];
  if (!set) return undefined;
  const narrowed = side(set, pattern);
  if (isEmpty(narrowed)) return undefined;
  if (place === "action" || place === "resource") return { ...question, [place]: narrowed };
  return { ...question, keys: { ...question.keys, [place]: narrowed } };
}
