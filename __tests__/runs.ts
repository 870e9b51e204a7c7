const { isFuzzing } = globalThis as { readonly isFuzzing?: true };

/**
 * How many random cases a property is tried with: a tenth in `npm run test:unit`, all in `npm run test:fuzz` and for
 * mutants.
 */
export function runs(all: number): { readonly numRuns: number } {
  return { numRuns: isFuzzing ? all : Math.ceil(all / 10) };
}
