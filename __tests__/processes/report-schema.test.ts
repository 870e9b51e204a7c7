import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "../..");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: Readonly<Record<string, string>>;
};

test("docs/report.schema.json is what npm run build:report-schema writes", () => {
  const folder = mkdtempSync(join(tmpdir(), "report-schema-"));
  try {
    const written = join(folder, "report.schema.json");
    const command = `${String(scripts["build:report-schema"])} ${written}`;
    execFileSync("/bin/sh", ["-c", command], { cwd: root });
    const committed = readFileSync(join(root, "docs/report.schema.json"), "utf8");
    expect(readFileSync(written, "utf8")).toBe(committed);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 30_000);
