import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: Readonly<Record<string, string>>;
};

describe("terraform-module/", () => {
  const folder = mkdtempSync(join(tmpdir(), "terraform-module-"));

  beforeAll(() => {
    const command = `${String(scripts["build:terraform-module"])} ${folder}`;
    const path = `${join(root, "node_modules/.bin")}:${String(process.env.PATH)}`;
    execFileSync("/bin/sh", ["-c", command], { cwd: root, env: { ...process.env, PATH: path } });
  }, 30_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(["main.tf.json", "README.md"])("%s is what npm run build:terraform-module writes", (file) => {
    const committed = readFileSync(join(root, "terraform-module", file), "utf8");
    expect(committed).toBe(readFileSync(join(folder, file), "utf8"));
  });

  test("has no provider, no backend, no path of a machine and nothing of CDKTF", () => {
    const text = readFileSync(join(folder, "main.tf.json"), "utf8");
    const { terraform, ...blocks } = JSON.parse(text) as Record<string, object>;
    expect(Object.keys(blocks)).toEqual(["variable", "data", "locals", "resource", "output"]);
    expect(Object.keys(terraform ?? {})).toEqual(["required_version", "required_providers"]);
    expect(text).not.toMatch(/"\/\/"|cdktf|TfToken/i);
    expect(text).not.toContain(root);
  });
});
