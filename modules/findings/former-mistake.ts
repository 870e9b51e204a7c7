import type { Attachments } from "../plan/attachments";
import { knowledge } from "../plan/policy";
import type { HeldMistake } from "./held-mistake";

/** What was wrong before a plan, whoever had it and wherever it was in a policy. */
export class FormerMistakes {
  readonly #known = new Set<string>();
  readonly #before: Attachments;

  constructor(mistakes: readonly HeldMistake[], before: Attachments) {
    this.#before = before;
    for (const held of mistakes) {
      for (const [holder] of holders(held)) for (const key of keys(held, holder)) this.#known.add(key);
    }
  }

  /** Whether a mistake is new to any of those who have it, or undefined where what they had before is not known. */
  isIntroduced(held: HeldMistake): boolean | undefined {
    const answers = holders(held).map(([holder, key]) => {
      if (keys(held, holder).every((each) => this.#known.has(each))) return false;
      return this.#isKnown(key, held.policy.address) ? true : undefined;
    });
    return answers.includes(true) || (answers.includes(undefined) ? undefined : false);
  }

  /** Whether all that a principal had is known, or, of a policy that nobody has, its document. */
  #isKnown(principal: string | undefined, address: string): boolean {
    const policy = this.#before.policies.get(address);
    if (principal === undefined) return policy === undefined || knowledge(policy) === "known";
    const attached = this.#before.principals.get(principal)?.policies ?? [];
    return attached.every(
      ({ policy: each, attachment }) => attachment !== "unknown" && knowledge(each) === "known",
    );
  }
}

/** Who has a mistake: principals by their keys, or else whoever will have the policy. */
function holders({ policy, principals }: HeldMistake): [holder: string, principal: string | undefined][] {
  if (principals.size === 0) return [[`policy ${policy.address}`, undefined]];
  return [...principals].map(({ key }) => [key, key]);
}

function keys({ mistake: { type, subject, values } }: HeldMistake, holder: string): string[] {
  const all = values.length === 0 ? [""] : values;
  return all.map((value) => JSON.stringify([type, holder, subject, value]));
}
