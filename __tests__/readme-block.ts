import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { ModuleKind, transpile } from "typescript";
import * as library from "../modules";

/** The blocks of README in TypeScript that have a text. */
export function blocksWith(text: string): string[] {
  const readme = readFileSync(join(__dirname, "../README.md"), "utf8");
  return [...readme.matchAll(/```ts\n(.*?)```/gs)]
    .map(([, block]) => block ?? "")
    .filter((block) => block.includes(text));
}

/**
 * Runs a block with what it takes for granted, and with this library as the package that it imports.
 *
 * @param wanted the name of a constant of the block that is returned
 */
export function runBlock(block: string, given: Readonly<Record<string, unknown>>, wanted?: string): unknown {
  const required = (name: string): unknown => {
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
