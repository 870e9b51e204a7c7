import { chromiumPath } from "../../local/chromium";

/** `describe` where Chromium is installed. Elsewhere the tests are skipped, with CI=true they fail. */
export function describeWithChromium(name: string, tests: () => void): void {
  if (chromiumPath() !== undefined) {
    describe(name, tests);
    return;
  }
  const message = "needs chromium on the PATH, or its path in CHROMIUM_PATH";
  if (process.env.CI === "true") throw new Error(`${name}: ${message}`);
  console.warn(`skipped: ${name} ${message}`);
  describe.skip(name, tests);
}
