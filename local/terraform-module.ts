import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { format, resolveConfig } from "prettier";
import { moduleActions } from "./module-actions";
import { withTables } from "./module-tables";

/** What is the same in every module that has it; Terraform has no way to share it. */
const shared = ["versions.tf", "principals.tf", "naming.tf"];

/** Writes what stands elsewhere already into the Terraform module: where actions match, what its modules share, tables. */
async function write(folder: string): Promise<void> {
  const options = await resolveConfig("package.json");
  const put = async (name: string, text: string) => {
    writeFileSync(join(folder, name), await format(text, { ...options, filepath: name }));
  };
  await put("actions.json", JSON.stringify(moduleActions()));
  const modules = readdirSync(join(folder, "modules")).map((name) => join("modules", name));
  for (const name of shared) {
    const text = readFileSync(join(folder, name));
    for (const module of modules.filter((module) => existsSync(join(folder, module, name)))) {
      writeFileSync(join(folder, module, name), text);
    }
  }
  for (const readme of [".", ...modules].map((module) => join(module, "README.md"))) {
    if (!existsSync(join(folder, readme))) continue;
    const text = readFileSync(join(folder, readme), "utf8");
    await put(readme, await withTables(text, configuration(join(folder, dirname(readme)))));
  }
}

/** The files of a module, one after another: what is only its own first. */
function configuration(folder: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith(".tf"));
  const order = (name: string) =>
    ["variables.tf", "tags.tf", "guardrails.tf", "principals.tf", "naming.tf"].indexOf(name);
  return names
    .sort((a, b) => order(a) - order(b))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}

write(process.argv[2] ?? "terraform-module").catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
