import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Library } from "./library";

const root = join(__dirname, "..");

/** Runs a command in a folder, and returns what it printed. */
export function run(folder: string, command: string, ...args: string[]): string {
  try {
    return execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(" ")} failed\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** Packs this package as npm does, and returns the archive's name in the folder. */
export function packed(folder: string): string {
  const printed = run(root, "npm", "pack", "--json", "--pack-destination", folder);
  const [{ filename }] = JSON.parse(printed) as [{ filename: string }];
  return filename;
}

/** Copies the example project of a library to a folder. */
export function copyProject(made: Library, folder: string): void {
  cpSync(join(root, `examples/${made}-project`), folder, { recursive: true });
}

/**
 * The example project of a library, outside this repository, with this package as npm packs it in its lock file:
 * `npm ci` installs it.
 */
export function lockedProject(made: Library): string {
  const project = mkdtempSync(join(tmpdir(), `${made}-project-`));
  copyProject(made, project);
  run(project, "npm", "install", `./${packed(project)}`, "--prefer-offline", "--package-lock-only");
  return project;
}

/** A main.ts for CDKTF with the imports of CDK Terrain. */
export function moved(text: string): string {
  return text.replace('from "cdktf"', 'from "cdktn"').replace('-profiles"', '-profiles/cdktn"');
}

/** Copies main.ts to a project, where it imports what the project has installed. */
export function copyMain(made: Library, file: string): void {
  const text = readFileSync(join(root, "main.ts"), "utf8");
  writeFileSync(file, made === "cdktf" ? text : moved(text));
}
