/** A measure of one run, by name: milliseconds, KiB, bytes. */
export type Measures = Readonly<Record<string, number>>;

/**
 * Runs competitors side by side, round after round, and returns the measures of each by name.
 *
 * They take turns in going first, so that what disturbs the machine disturbs them alike.
 */
export async function rounds<Name extends string>(
  count: number,
  competitors: Readonly<Record<Name, () => Measures | Promise<Measures>>>,
): Promise<Record<Name, Measures[]>> {
  const names = Object.keys(competitors) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as Measures[]])) as Record<
    Name,
    Measures[]
  >;
  for (let round = 0; round < count; round++) {
    const order = round % 2 ? [...names].reverse() : names;
    for (const name of order) {
      process.stderr.write(`\r\u001b[K  round ${round + 1} of ${count}: ${name}`);
      results[name].push(await competitors[name]());
    }
  }
  process.stderr.write("\r\u001b[K");
  return results;
}

/** The median of one measure. */
export function median(runs: readonly Measures[], measure: string): number {
  return middle(runs.map((run) => run[measure] ?? NaN));
}

/** The median over the rounds of the ratio of one measure: rounds are compared, not times of day. */
export function medianRatio(runs: readonly Measures[], others: readonly Measures[], measure: string): number {
  return middle(runs.map((run, round) => (run[measure] ?? NaN) / (others[round]?.[measure] ?? NaN)));
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [upper = NaN, lower = NaN] = [sorted[half], sorted[half - 1]];
  return sorted.length % 2 ? upper : (lower + upper) / 2;
}
