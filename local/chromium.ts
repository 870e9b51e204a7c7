import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

/** The path of Chromium: CHROMIUM_PATH, or `chromium` on the PATH. Undefined where there is none. */
export function chromiumPath(): string | undefined {
  const { CHROMIUM_PATH: named, PATH: folders = "" } = process.env;
  if (named) return named;
  return folders
    .split(delimiter)
    .map((folder) => join(folder, "chromium"))
    .find(executable);
}

/** Starts Chromium without a window. */
export async function startChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined)
    throw new Error("'chromium' should be on the PATH, or CHROMIUM_PATH its path");
  // as root, Chromium starts in no other way
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args });
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
