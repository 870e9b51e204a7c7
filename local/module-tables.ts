import { parse } from "@cdktf/hcl2json";

/** Variables and outputs of a module, as far as its README tells of them. */
interface ModuleJson {
  readonly variable?: Readonly<
    Record<
      string,
      readonly { readonly type?: string; readonly description?: string; readonly default?: unknown }[]
    >
  >;
  readonly output?: Readonly<Record<string, readonly { readonly description?: string }[]>>;
}

/** A README with the tables of its module's inputs and outputs, which stand below headings of these names. */
export async function withTables(readme: string, configuration: string): Promise<string> {
  const { variable = {}, output = {} } = (await parse("module.tf", configuration)) as ModuleJson;
  const inputs = inOrder(variable, "variable", configuration).map(
    ([name, [{ type = "", description = "", ...rest } = {}]]) => {
      const shown = "default" in rest ? `\`${JSON.stringify(rest.default)}\`` : "required";
      return `| \`${name}\` | \`${plain(type)}\` | ${shown} | ${description} |`;
    },
  );
  const made = inOrder(output, "output", configuration).map(
    ([name, [block]]) => `| \`${name}\` | ${block?.description ?? ""} |`,
  );
  const tables = {
    Inputs: ["| name | type | default | description |", "| --- | --- | --- | --- |", ...inputs],
    Outputs: ["| name | description |", "| --- | --- |", ...made],
  };
  return Object.entries(tables).reduce(
    (text, [heading, rows]) =>
      // a function: rows may have what a replacement stands for
      text.replace(
        new RegExp(`(## ${heading}\n)[^#]*`),
        (_, title: string) => `${title}\n${rows.join("\n")}\n\n`,
      ),
    readme,
  );
}

/** A type as HCL has it, on one line. */
function plain(type: string): string {
  return type
    .replace(/^\$\{(.*)\}$/s, "$1")
    .replace(/(?<!\{)\n\s*(?=\w)/g, ", ")
    .replace(/\s+/g, " ");
}

/** Blocks of a type in the order in which a text has them. */
function inOrder<Block>(
  blocks: Readonly<Record<string, Block>>,
  type: string,
  text: string,
): [name: string, block: Block][] {
  const names = [...text.matchAll(new RegExp(`^${type} "(\\w+)" \\{`, "gm"))].map(([, name = ""]) => name);
  return names.flatMap((name) => {
    const block = blocks[name];
    return block === undefined ? [] : [[name, block] as [string, Block]];
  });
}
