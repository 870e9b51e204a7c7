import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { ModuleKind, transpile } from "typescript";
import * as cdktf from "cdktf";
import * as library from "../modules";

/** The text of a page of this repository. */
export function page(name: string): string {
  return readFileSync(join(__dirname, "..", name), "utf8");
}

const readme = page("README.md");

/** README below a heading, up to the next one. */
export function section(heading: string): string {
  const [, rest] = readme.split(new RegExp(`^#+ ${heading}\n`, "m"));
  if (rest === undefined) throw new Error(`README should have the heading '${heading}'`);
  return rest.replace(/^#+ .*/ms, "");
}

/** The blocks of a text in a language. */
export function blocksOf(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(
    ([, block]) => block ?? "",
  );
}

/** The commands of a text's blocks. */
export function commandsOf(text: string): string[] {
  return blocksOf(text, "sh").flatMap((block) => block.trim().split("\n"));
}

/** The blocks of README in TypeScript that have a text. */
export function blocksWith(text: string): string[] {
  return blocksOf(readme, "ts").filter((block) => block.includes(text));
}

/**
 * Runs a block with what it takes for granted, and with this library and that of the run as the packages that it imports.
 *
 * @param wanted the name of a constant of the block that is returned
 */
export function runBlock(block: string, given: Readonly<Record<string, unknown>>, wanted?: string): unknown {
  const required = (name: string): unknown => {
    if (name === "cdktf") return cdktf;
    if (name !== "cdktf-bedrock-inference-profiles") throw new Error(`'${name}' should be the library`);
    return library;
  };
  const script = transpile(block, { module: ModuleKind.CommonJS });
  const names = ["exports", "require", ...Object.keys(given)].join(", ");
  const run = runInThisContext(`(function (${names}) {${script}; return ${wanted ?? "undefined"}})`) as (
    ...values: unknown[]
  ) => unknown;
  return run({}, required, ...Object.values(given));
}
