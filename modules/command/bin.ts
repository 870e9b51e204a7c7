#!/usr/bin/env node
import { runCommand } from "./command";

// a reader that has seen enough, such as head, closes the pipe: no reason to complain
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    process.exitCode = 2;
    if (stream === process.stdout)
      console.error(`bedrock-access: standard output should be writable, got ${error.code ?? error.name}`);
  });
}

runCommand(process.argv.slice(2), process).then(
  (exitCode) => {
    process.exitCode ??= exitCode;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 2;
  },
);
