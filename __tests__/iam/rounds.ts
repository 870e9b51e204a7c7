import { randomInt } from "node:crypto";
import type fc from "fast-check";
import type { PolicySet } from "./policies";
import { soundAnswers, type Tally } from "./soundness";

/** Half of the sets of policies that `npm run test:fuzz` goes through. */
const rounds = 15;
const setsEach = 100;

/**
 * Answers to questions about many sets of policies, others each time, none of which is contradicted. It prints how far
 * it is. `FUZZ_SEED` repeats what it printed.
 */
export function fuzzed(name: string, policies: fc.Arbitrary<PolicySet>): Tally {
  const first = Number(process.env.FUZZ_SEED ?? randomInt(1_000_000_000));
  const tallies: Tally[] = [];
  for (let round = 0; round < rounds; round++) {
    tallies.push(soundAnswers(policies, { sets: setsEach, requestsEach: 12, seed: first + round }));
    process.stderr.write(
      `${name}, FUZZ_SEED=${first}: ${setsEach * (round + 1)} of ${setsEach * rounds} sets, ${JSON.stringify(together(tallies))}\n`,
    );
  }
  return together(tallies);
}

function together(tallies: readonly Tally[]): Tally {
  const sum = (count: (tally: Tally) => number) => tallies.reduce((total, tally) => total + count(tally), 0);
  return {
    sets: sum(({ sets }) => sets),
    answers: {
      allowed: sum(({ answers }) => answers.allowed),
      denied: sum(({ answers }) => answers.denied),
      "not-allowed": sum(({ answers }) => answers["not-allowed"]),
      unknown: sum(({ answers }) => answers.unknown),
    },
    someAllowed: sum(({ someAllowed }) => someAllowed),
    requests: sum(({ requests }) => requests),
    alike: sum(({ alike }) => alike),
    unknownOfAlike: sum(({ unknownOfAlike }) => unknownOfAlike),
  };
}
