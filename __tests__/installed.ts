import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

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

/** A copy of examples/cdktf-project, outside this repository, with this package installed as npm packs it. */
export function installedProject(): string {
  const project = mkdtempSync(join(tmpdir(), "cdktf-project-"));
  cpSync(join(root, "examples/cdktf-project"), project, { recursive: true });
  const [{ filename }] = JSON.parse(run(root, "npm", "pack", "--json", "--pack-destination", project)) as [
    { filename: string },
  ];
  const manifest = join(project, "package.json");
  const text = readFileSync(manifest, "utf8");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  writeFileSync(manifest, text.replace(`"^${version}"`, `"file:./${filename}"`));
  run(project, "npm", "install", "--prefer-offline");
  return project;
}
