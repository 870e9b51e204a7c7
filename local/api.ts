import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";

/** Writes the public API as Markdown, as the types and their docstrings say it. */
async function write(file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "api-"));
  try {
    const typedoc = join("node_modules", "typedoc", "bin", "typedoc");
    const options = ["--options", join("local", "typedoc.json"), "--out", folder, "--logLevel", "Warn"];
    execFileSync(process.execPath, [typedoc, ...options], { stdio: "inherit" });
    const text = readFileSync(join(folder, "api.md"), "utf8");
    writeFileSync(file, await format(text, { ...(await resolveConfig("package.json")), filepath: file }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

write(process.argv[2] ?? "docs/api.md").catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
