import { chromiumPath } from "../../local/chromium";
import { describeWhere } from "../describe-where";

/** `describe` where Chromium is installed. Elsewhere the tests are skipped, with CI=true they fail. */
export function describeWithChromium(name: string, tests: () => void): void {
  const needs =
    chromiumPath() === undefined ? "chromium on the PATH, or its path in CHROMIUM_PATH" : undefined;
  describeWhere(needs, name, tests);
}
