import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Terraform } from "../../local/terraform";
import { describeWithTerraform, unframed } from "./local-aws";

const minutes = 60_000;
const moduleFolder = join(__dirname, "../../terraform-module");
const nowhere = "http://127.0.0.1:9";

/** The tests of the module by the path of their file. */
const tests = Object.fromEntries(
  readdirSync(join(moduleFolder, "tests")).map((name) => [
    `tests/${name}`,
    readFileSync(join(moduleFolder, "tests", name), "utf8"),
  ]),
);

const refusals = ["tests/variables.tftest.hcl", "tests/guards.tftest.hcl"].flatMap((name) => {
  const [header = "", ...runs] = (tests[name] ?? "").split(/^(?=# .*\nrun )/m);
  return runs.map((run) => ({ sentence: /^# (.*)\n/.exec(run)?.[1] ?? "", file: header + run }));
});

describeWithTerraform("the tests of the Terraform module", () => {
  const folder = mkdtempSync(join(tmpdir(), "terraform-module-"));

  afterAll(() => rmSync(folder, { recursive: true }));

  async function terraform(name: string, files: Readonly<Record<string, string>>): Promise<Terraform> {
    const module = readFileSync(join(moduleFolder, "main.tf.json"), "utf8");
    const endpoints = { bedrock: nowhere, iam: nowhere, sts: nowhere };
    const result = new Terraform(join(folder, name), { "main.tf.json": module, ...files }, endpoints);
    await result.init();
    return result;
  }

  test(
    "pass",
    async () => {
      expect(await (await terraform("module", tests)).test()).toContain("Success! 31 passed, 0 failed.");
    },
    2 * minutes,
  );

  test(
    "refuse each with its sentence",
    async () => {
      // a run that is not expected to fail prints why, and ends its file
      const files = refusals.map(({ file }, index) => [
        `tests/${index}.tftest.hcl`,
        file.replace(/^ *expect_failures = .*\n/m, ""),
      ]);
      const unexpected = await terraform("refusals", Object.fromEntries(files) as Record<string, string>);
      const printed = await unexpected.test().catch(unframed);
      expect(refusals).toHaveLength(27);
      expect(refusals.map(({ sentence }) => sentence).filter((text) => !printed.includes(text))).toEqual([]);
    },
    3 * minutes,
  );
});
