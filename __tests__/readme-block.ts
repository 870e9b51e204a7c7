import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { ModuleKind, transpile } from "typescript";
import * as library from "../modules";

/** The blocks of README in TypeScript that use the constructs in a stack that is there. */
export const constructBlocks: readonly string[] = [
  ...readFileSync(join(__dirname, "../README.md"), "utf8").matchAll(/```ts\n(.*?)```/gs),
]
  .map(([, block]) => block ?? "")
  .filter((block) => block.includes("new InferenceProfileAccess(stack, "));

/** Runs a block with what it takes for granted, and with this library as the package that it imports. */
export function runBlock(block: string, given: Readonly<Record<string, unknown>>): void {
  const required = (name: string): unknown => {
    if (name !== "cdktf-bedrock-inference-profiles") throw new Error(`'${name}' should be the library`);
    return library;
  };
  const script = transpile(block, { module: ModuleKind.CommonJS });
  const names = ["exports", "require", ...Object.keys(given)].join(", ");
  const run = runInThisContext(`(function (${names}) {${script}})`) as (...values: unknown[]) => void;
  run({}, required, ...Object.values(given));
}
