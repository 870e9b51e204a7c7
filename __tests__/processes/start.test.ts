import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "../..");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: { readonly start: string };
};

/** Runs npm start where nothing but Node.js and esbuild is on the PATH. */
function started(env: NodeJS.ProcessEnv): SpawnSyncReturns<string> {
  const path = mkdtempSync(join(tmpdir(), "path-"));
  symlinkSync(process.execPath, join(path, "node"));
  symlinkSync(join(root, "node_modules/.bin/esbuild"), join(path, "esbuild"));
  const options = { cwd: root, encoding: "utf8", env: { ...env, PATH: path } } as const;
  const result = spawnSync("/bin/sh", ["-c", scripts.start], options);
  rmSync(path, { recursive: true });
  return result;
}

test.each([
  [{}, "0.21.0"],
  [{ CDK: "cdktn" }, "0.24.0"],
])("npm start with %j synthesizes without Terraform, and says where the JSON is", (env, version) => {
  const { stdout: printed } = started(env);
  expect(printed).toContain("cdktf.out/stacks/production/cdk.tf.json");
  expect(printed).toContain(
    "With Terraform on the PATH, this command also shows each principal's policy, and reports who may call what.",
  );
  const json = readFileSync(join(root, "cdktf.out/stacks/production/cdk.tf.json"), "utf8");
  expect(json).toContain(`"version": "${version}"`);
});

test.each(["", "cdk"])("CDK=%s is refused", (CDK) => {
  expect(started({ CDK }).stderr).toContain(
    `CDK should be 'cdktf' or 'cdktn', got '${CDK}'; leave it out for CDKTF`,
  );
});

test.each([
  ["at once", "throw new Error(name);"],
  ["later", "setTimeout(() => { throw new Error(name); });"],
  ["in a promise", "void Promise.resolve().then(() => { throw new Error(name); });"],
])("an error of main.ts %s points into it", (_, statement) => {
  const folder = mkdtempSync(join(tmpdir(), "main-"));
  const main = join(folder, "main.ts");
  writeFileSync(main, `const name: string = "x";\n\n${statement}\n`);
  const { stderr } = spawnSync(process.execPath, ["local/run.js", main], { cwd: root, encoding: "utf8" });
  rmSync(folder, { recursive: true });
  expect(stderr).toContain(`main.ts:3:${statement.indexOf("new") + 1}`);
});
