/**
 * `describe` where nothing is missing. Elsewhere the tests are skipped, with CI=true they fail.
 *
 * @param needs what is missing, in words, or undefined
 */
export function describeWhere(needs: string | undefined, name: string, tests: () => void): void {
  if (needs === undefined) {
    describe(name, tests);
    return;
  }
  const message = `needs ${needs}`;
  if (process.env.CI === "true") throw new Error(`${name}: ${message}`);
  console.warn(`skipped: ${name} ${message}`);
  describe.skip(name, tests);
}
