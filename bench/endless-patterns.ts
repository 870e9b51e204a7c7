import { overlap } from "../modules/iam/pattern-relation";
import { matchesWildcard, wildcard } from "../modules/iam/wildcard";

/** Matches patterns made to take for ever with texts, and with one another, all of some length. */
export function matchEndlessPatterns(length: number): void {
  const text = "a".repeat(length);
  const half = "*a".repeat(length / 4);
  matchesWildcard(wildcard(`${"*a".repeat(length / 2)}b?`), text);
  matchesWildcard(wildcard(`*${"a".repeat(length / 2)}b?`), text);
  overlap(wildcard(`${half}b?`), wildcard(`${half}?`));
}
