import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: { readonly start: string };
};

test("npm start synthesizes without Terraform, and says where the JSON is", () => {
  const path = mkdtempSync(join(tmpdir(), "path-"));
  symlinkSync(process.execPath, join(path, "node"));
  symlinkSync(join(root, "node_modules/.bin/esbuild"), join(path, "esbuild"));
  const printed = execFileSync("/bin/sh", ["-c", scripts.start], {
    cwd: root,
    encoding: "utf8",
    env: { PATH: path },
    stdio: ["ignore", "pipe", "ignore"],
  });
  rmSync(path, { recursive: true });
  expect(printed).toContain("cdktf.out/stacks/production/cdk.tf.json");
  expect(printed).toContain(
    "With Terraform on the PATH, this command also shows each principal's policy, and reports who may call what.",
  );
});
