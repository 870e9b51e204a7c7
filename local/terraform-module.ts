import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { format, resolveConfig } from "prettier";
import { TerraformModule } from "../modules/stacks/terraform-module";
import { moduleReadme, type ModuleJson } from "./module-readme";

async function write(folder: string): Promise<void> {
  const stack = new TerraformModule(new App(), "terraform-module");
  const withoutMetadata = (key: string, value: unknown) => (key === "//" ? undefined : value);
  const { terraform, ...rest } = stack.toTerraform() as Record<string, unknown>;
  const json = JSON.stringify({ terraform, ...rest }, withoutMetadata);
  const files = { "main.tf.json": json, "README.md": moduleReadme(JSON.parse(json) as ModuleJson) };
  mkdirSync(folder, { recursive: true });
  const options = await resolveConfig("package.json");
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), await format(text, { ...options, filepath: name }));
  }
}

write(process.argv[2] ?? "terraform-module").catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
