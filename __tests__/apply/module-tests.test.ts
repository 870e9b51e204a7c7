import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Terraform } from "../../local/terraform";
import { describeWithTerraform, unframed } from "./local-aws";

const moduleFolder = join(__dirname, "../../terraform-module");
const nowhere = "http://127.0.0.1:9";

const below = (name: string) => readdirSync(join(moduleFolder, name)).map((folder) => `${name}/${folder}`);
const modules = [".", ...below("modules")];

/** The runs of a module's tests that are refused, and the sentence above each. */
function refusals(name: string): { sentence: string; file: string }[] {
  const tests = join(moduleFolder, name, "tests");
  return readdirSync(tests).flatMap((test) => {
    const text = readFileSync(join(tests, test), "utf8");
    const header = text.slice(0, text.search(/^(# .*\n)?run "/m));
    return [...text.matchAll(/^# (.*)\n(run "[^]*?^\}$)/gm)].map(([, sentence = "", run = ""]) => ({
      sentence,
      // a run that is not expected to fail prints why, and ends its file
      file: header + run.replace(/^ *expect_failures = .*\n/m, ""),
    }));
  });
}

describeWithTerraform("the tests of the Terraform module", () => {
  const folder = mkdtempSync(join(tmpdir(), "terraform-module-"));
  const endpoints = { bedrock: nowhere, iam: nowhere, sts: nowhere };

  beforeAll(() => cpSync(moduleFolder, join(folder, "module"), { recursive: true }));

  afterAll(() => rmSync(folder, { recursive: true }));

  /** Terraform in a copy of a module or an example, whose tests may be others. */
  async function terraform(name: string, copy = "module"): Promise<Terraform> {
    const result = new Terraform(join(folder, copy, name), {}, endpoints);
    await result.init();
    return result;
  }

  test("are formatted, as all its configuration is", async () => {
    await new Terraform(join(folder, "module"), {}, endpoints).checkFormat();
  });

  test.each([...modules, ...below("examples")])("pass in %s", async (name) => {
    const tested = await terraform(name);
    await tested.validate();
    expect(await tested.test()).toMatch(/^Success! [1-9]\d* passed, 0 failed\.$/m);
  });

  test.each(modules)("refuse each with its sentence in %s", async (name) => {
    const refused = refusals(name);
    expect(refused).not.toEqual([]);
    const copy = `refused${modules.indexOf(name)}`;
    cpSync(moduleFolder, join(folder, copy), {
      recursive: true,
      filter: (path) => !path.endsWith(".tftest.hcl"),
    });
    const unexpected = await terraform(name, copy);
    unexpected.write(
      Object.fromEntries(refused.map(({ file }, index) => [`tests/${index}.tftest.hcl`, file])),
    );
    const printed = await unexpected.test().catch(unframed);
    expect(refused.map(({ sentence }) => sentence).filter((text) => !printed.includes(text))).toEqual([]);
  });
});
