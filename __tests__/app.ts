import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stackFiles } from "../local/stack-files";
import { library, type Library } from "./library";

const root = join(__dirname, "..");

/** The Terraform JSON of each stack of main.ts, made by the `app` command of cdktf.json. */
export function synthesizedStacks(made: Library = library): ReadonlyMap<string, string> {
  const { app } = JSON.parse(readFileSync(join(root, "cdktf.json"), "utf8")) as { app: string };
  return stacksMadeBy(app, root, made);
}

/** The Terraform JSON of each stack that a shell command makes in a folder, with a library if it takes any. */
export function stacksMadeBy(
  command: string,
  folder: string,
  made: Library = library,
): ReadonlyMap<string, string> {
  const out = mkdtempSync(join(tmpdir(), "cdktf-out-"));
  execFileSync(command, { cwd: folder, shell: true, env: { ...process.env, CDKTF_OUTDIR: out, CDK: made } });
  const stacks = [...stackFiles(out)].map(([name, file]) => [name, readFileSync(file, "utf8")] as const);
  rmSync(out, { recursive: true });
  return new Map(stacks);
}
