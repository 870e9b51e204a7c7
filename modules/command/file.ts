import { createReadStream } from "node:fs";
import { stat, writeFile } from "node:fs/promises";

const megabyte = 1_000_000;
const limit = 200 * megabyte;

/** All that is in a file. @throws with one sentence where it can't be read, or is too long */
export async function fileContents(file: string, what: string): Promise<Uint8Array> {
  const name = `'${file}'`;
  try {
    const status = await stat(file);
    if (status.isDirectory()) throw new Error(`'${what}' should be a file, got the folder ${name}`);
    if (status.size >= limit) throw tooLong(name, what);
  } catch (error) {
    throw readProblem(error, name, what);
  }
  return contents(createReadStream(file), name, what);
}

/**
 * All that a stream gives. `name` is how messages call it, `what` the argument that names it.
 *
 * @throws with one sentence where it can't be read, or is too long
 */
export async function contents(
  stream: AsyncIterable<Uint8Array>,
  name: string,
  what: string,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      length += chunk.length;
      if (length >= limit) throw tooLong(name, what);
      chunks.push(chunk);
    }
  } catch (error) {
    throw readProblem(error, name, what);
  }
  return Buffer.concat(chunks);
}

function tooLong(name: string, what: string): Error {
  return new Error(`'${what}' should be shorter than ${limit / megabyte} MB, got ${name}`);
}

/** Writes a file. @throws with one sentence where it can't */
export async function written(out: string, text: string): Promise<void> {
  try {
    await writeFile(out, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`'--out' should be a file that can be written, got '${out}' (${explained(code)})`, {
      cause: error,
    });
  }
}

/** What is wrong with a file, in words. */
function readProblem(error: unknown, name: string, what: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined
    ? error
    : new Error(`'${what}' should be a file that can be read, got ${name} (${explained(code)})`, {
        cause: error,
      });
}

function explained(code = "unknown"): string {
  return causes.get(code) ?? code;
}

const causes: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "no such file or folder"],
  ["ENOTDIR", "no such file or folder"],
  ["EISDIR", "a folder"],
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["EROFS", "the file system is read-only"],
  ["ENOSPC", "no space left"],
]);
