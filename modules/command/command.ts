import { createReadStream } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { findingTypes } from "../report/finding-type";
import { formats } from "../formats/format";
import { notJudged, options, type Given } from "./options";
import { planDocument } from "./plan-document";
import { printable } from "../formats/printable";
import type { Report } from "../report/report";
import { report } from "../findings/terraform-report";

/** Where a command reads and writes. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** 0: done. 1: a finding that `--fail-on` names. 2: the command line or the plan is of no use. */
export type ExitCode = 0 | 1 | 2;

const megabyte = 1_000_000;
const limit = 200 * megabyte;

const help = `bedrock-access report PLAN [--format FORMAT] [--out FILE] [--fail-on FINDING,…]

Who may invoke which Amazon Bedrock models through which inference profiles, and what a plan changes.

  PLAN        what \`terraform show -json\` prints of a plan or a state; - reads standard input
  --format    ${[...formats.keys()].join(", ")} (default: text)
  --out       a file to write instead of standard output
  --fail-on   findings that make the exit code 1: any, or some of
              ${findingTypes.join("\n              ")}
              and ${notJudged}, for what can't be told from the plan
  --help      this text

Exit codes: 0 done, 1 a finding that --fail-on names, 2 the command line or the plan is of no use.
`;

/** Runs `bedrock-access`, and returns its exit code. */
export async function runCommand(args: readonly string[], streams: Streams): Promise<ExitCode> {
  try {
    if (args.length === 0) {
      streams.stderr.write(help);
      return 2;
    }
    const { positionals, values } = parsed(args);
    if (values.help) {
      streams.stdout.write(help);
      return 0;
    }
    const [command, ...plans] = positionals;
    if (command !== "report") throw new Error(`the command should be report, got '${command ?? ""}'`);
    return await runReport(
      { plans, format: values.format, out: values.out, failOn: values["fail-on"] },
      streams,
    );
  } catch (error) {
    // what is thrown on purpose is a plain Error; anything else is a defect and keeps its stack
    if (!(error instanceof Error) || error.name !== "Error") throw error;
    streams.stderr.write(`bedrock-access: ${printable(error.message)}\n`);
    return 2;
  }
}

async function runReport(given: Given, { stdin, stdout, stderr }: Streams): Promise<ExitCode> {
  const { plan, write, out, failures } = options(given);
  const name = plan === "-" ? "standard input" : `'${plan}'`;
  const bytes = await contents(plan === "-" ? stdin : await opened(plan), name);
  const result = reported(planDocument(bytes, name, plan === "-" ? "PLAN" : plan), name);
  if (out === undefined) stdout.write(write(result));
  else await written(out, write(result));

  const failing = failures(result);
  if (failing.length === 0) return 0;
  stderr.write(`bedrock-access: '--fail-on' names what was found: ${[...new Set(failing)].join(", ")}\n`);
  return 1;
}

/** The report of a document, or what is wrong with it, with the name of the file. */
function reported(document: unknown, name: string): Report {
  try {
    return report(document);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "Error") throw error;
    throw new Error(`${name}: ${error.message}`, { cause: error });
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: "string", default: "text" },
        out: { type: "string" },
        "fail-on": { type: "string", multiple: true, default: [] },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    const [sentence = ""] = (error as Error).message.split(/[.\n]/u);
    throw new Error(`${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}; see bedrock-access --help`, {
      cause: error,
    });
  }
}

async function opened(plan: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    const status = await stat(plan);
    if (status.isDirectory()) throw new Error(`'PLAN' should be a file, got the folder '${plan}'`);
    if (status.size >= limit) throw tooLong(`'${plan}'`);
  } catch (error) {
    throw readProblem(error, `'${plan}'`);
  }
  return createReadStream(plan);
}

async function contents(stream: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      length += chunk.length;
      if (length >= limit) throw tooLong(name);
      chunks.push(chunk);
    }
  } catch (error) {
    throw readProblem(error, name);
  }
  return Buffer.concat(chunks);
}

function tooLong(name: string): Error {
  return new Error(`'PLAN' should be shorter than ${limit / megabyte} MB, got ${name}`);
}

async function written(out: string, text: string): Promise<void> {
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
function readProblem(error: unknown, name: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined
    ? error
    : new Error(`'PLAN' should be a file that can be read, got ${name} (${explained(code)})`, {
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
