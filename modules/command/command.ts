import { createReadStream } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { formats } from "../formats/format";
import { options, type Given } from "./options";
import { decoded, planDocument } from "./plan-document";
import { profileDocuments } from "./profile-documents";
import { printable } from "../formats/printable";
import { findingTypes } from "../report/finding-kind";
import type { Report, ReportedProfile } from "../report/report";
import { report } from "../findings/terraform-report";
import { version } from "../report/version";

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

const help = `bedrock-access report PLAN [--format FORMAT] [--out FILE] [--fail-on WORD,…] [OPTION…]

Who may invoke which Amazon Bedrock models through which inference profiles, and what a plan changes.

  PLAN            what \`terraform show -json\` prints of a plan or a state; - reads standard input
  --format        ${[...formats.keys()].join(", ")} (default: text)
  --out           a file to write instead of standard output
  --fail-on       what makes the exit code 1, with commas between:
                  any finding, those of a severity (error, warning, note), or of a type
                  a change (added, removed, widened, narrowed)
                  assumed, for attachments that a plan shows by references only
                  not-judged, for what can't be told from the plan
  --new           only findings that this plan brings
  --ignore        TYPE@ADDRESS, a finding that does not count; repeatable
  --profiles      a file of what \`aws bedrock list-inference-profiles\` prints, for profiles that
                  the plan does not read; repeatable
  --changes-only  only access that this plan changes
  --version       the version
  --help          this text

Types of findings:
  ${findingTypes.join("\n  ")}

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
    if (values.version) {
      streams.stdout.write(`${version}\n`);
      return 0;
    }
    const [command, ...plans] = positionals;
    if (command !== "report") throw new Error(`the command should be report, got '${command ?? ""}'`);
    return await runReport(
      {
        plans,
        format: values.format,
        out: values.out,
        failOn: values["fail-on"],
        ignore: values.ignore,
        profiles: values.profiles,
        onlyNew: values.new,
        changesOnly: values["changes-only"],
      },
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
  const { plan, profiles, part, write, out, failures } = options(given);
  const name = named(plan);
  const bytes = await contents(plan === "-" ? stdin : await opened(plan, "PLAN"), name, "PLAN");
  const listed: ReportedProfile[] = [];
  for (const file of profiles) {
    const content = await contents(await opened(file, "--profiles"), `'${file}'`, "--profiles");
    listed.push(...profileDocuments(decoded(content), `'${file}'`));
  }
  const result = reported(planDocument(bytes, name, plan === "-" ? "PLAN" : plan), listed, plan);
  const text = write(part(result));
  if (out === undefined) stdout.write(text);
  else await written(out, text);

  const failing = failures(result);
  if (failing.length === 0) return 0;
  stderr.write(`bedrock-access: '--fail-on' names what was found: ${failing.join(", ")}\n`);
  return 1;
}

/** What a message calls a plan. */
function named(plan: string): string {
  return plan === "-" ? "standard input" : `'${plan}'`;
}

/** The report of a document, or what is wrong with it, with the name of the file. */
function reported(document: unknown, listed: readonly ReportedProfile[], plan: string): Report {
  try {
    return report(document, listed, plan === "-" ? null : plan);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "Error") throw error;
    throw new Error(`${named(plan)}: ${error.message}`, { cause: error });
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
        ignore: { type: "string", multiple: true, default: [] },
        profiles: { type: "string", multiple: true, default: [] },
        new: { type: "boolean", default: false },
        "changes-only": { type: "boolean", default: false },
        version: { type: "boolean", default: false },
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

async function opened(file: string, what: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    const status = await stat(file);
    if (status.isDirectory()) throw new Error(`'${what}' should be a file, got the folder '${file}'`);
    if (status.size >= limit) throw tooLong(`'${file}'`, what);
  } catch (error) {
    throw readProblem(error, `'${file}'`, what);
  }
  return createReadStream(file);
}

async function contents(stream: AsyncIterable<Uint8Array>, name: string, what: string): Promise<Uint8Array> {
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
