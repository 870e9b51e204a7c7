import { execSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as api from "../../modules";

const root = join(__dirname, "../..");
const page = readFileSync(join(root, "docs/api.md"), "utf8");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: Readonly<Record<string, string>>;
};

test("docs/api.md is what npm run build:api writes", () => {
  const folder = mkdtempSync(join(tmpdir(), "api-"));
  try {
    execSync(`${String(scripts["build:api"])} ${join(folder, "api.md")}`, { cwd: root });
    expect(readFileSync(join(folder, "api.md"), "utf8")).toBe(page);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);

test("docs/api.md has every class, each with what its docstring says", () => {
  const classes = Object.keys(api);
  expect(classes.length).toBeGreaterThan(5);
  for (const name of classes) {
    const [, text = ""] = new RegExp(`^### (?:\`abstract\` )?${name}$\n+(.+)$`, "m").exec(page) ?? [];
    expect([name, text]).toEqual([name, expect.stringMatching(/^[A-Z].*\.$|^[A-Z]/)]);
  }
});
