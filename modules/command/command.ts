import { parseArgs } from "node:util";
import { report } from "../findings/terraform-report";
import { printable } from "../formats/printable";
import type { ReportedProfile } from "../report/access";
import type { Report } from "../report/report";
import { version } from "../report/version";
import { contents, fileContents, written } from "./file";
import { help } from "./help";
import { options, type Given } from "./options";
import { decoded, planDocument } from "./plan-document";
import { profileDocuments } from "./profile-documents";

/** Where a command reads and writes. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** 0: done. 1: a finding that `--fail-on` names. 2: the command line or the plan is of no use. */
export type ExitCode = 0 | 1 | 2;

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
  const { plan, profiles, write, out, failures } = options(given);
  const name = named(plan);
  const bytes = plan === "-" ? await contents(stdin, name, "PLAN") : await fileContents(plan, "PLAN");
  const listed: ReportedProfile[] = [];
  for (const file of profiles) {
    const content = decoded(await fileContents(file, "--profiles"));
    listed.push(...profileDocuments(content, `'${file}'`));
  }
  const result = reported(planDocument(bytes, name, plan === "-" ? "PLAN" : plan), listed, plan);
  const text = write(result);
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
