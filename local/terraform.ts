import { execFile, spawnSync, type ExecFileOptions } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { localEnvironment, type Endpoints } from "./local-environment";

/** A Terraform configuration: Terraform JSON, or the texts of files by name. */
export type Configuration = string | Readonly<Record<string, string>>;

/** What a Terraform plan says, as far as it is read here. */
export interface Plan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly type: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly after: Readonly<Record<string, unknown>> | null;
    };
  }[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
}

/** A Terraform state, as far as it is read here. */
export interface State {
  readonly values: {
    readonly outputs?: Readonly<Record<string, { readonly value: unknown }>>;
    readonly root_module: {
      readonly resources?: readonly {
        readonly address: string;
        readonly mode: "managed" | "data";
        readonly values: Readonly<Record<string, unknown>>;
      }[];
    };
  };
}

/** The addresses of the resources and outputs that a plan would change. */
export function changedAddresses({ resource_changes = [], output_changes = {} }: Plan): string[] {
  const outputs = Object.entries(output_changes).map(([name, change]) => ({
    address: `output.${name}`,
    change,
  }));
  return [...resource_changes, ...outputs]
    .filter(({ change }) => !change.actions.includes("no-op"))
    .map(({ address }) => address);
}

/** Whether Terraform is on the PATH. */
export function hasTerraform(): boolean {
  return spawnSync("terraform", ["version"]).status === 0;
}

/**
 * The commands that configure no provider; `test` as long as the tests mock theirs. They may share a running one that
 * `TF_REATTACH_PROVIDERS` names, where two configurations would meet in it.
 */
const configuresNoProvider = new Set(["show", "test", "validate"]);

/** The commands that configure providers. */
const configuresProviders = new Set(["apply", "destroy", "plan"]);

/** What ends a command that hangs, in milliseconds. */
const longestCommand = 10 * 60_000;

/** An AWS provider that runs, with the endpoints and the credentials of who attaches to it. */
export interface RunningProvider {
  /** Runs a command with what it attaches by, when the command before has ended. */
  attached(command: (reattach: string) => Promise<string>): Promise<string>;
}

/** Terraform in a folder of its own, against endpoints on this machine and with no credentials of anyone. */
export class Terraform {
  readonly #env: NodeJS.ProcessEnv;
  readonly #running: RunningProvider | undefined;
  readonly #texts = new Map<string, string>();

  /**
   * Makes the folder. The state is kept in it, whatever backend the configuration names. A `running` provider is
   * attached where the configuration has one provider: it keeps the last configuration that it was given.
   */
  constructor(
    readonly folder: string,
    configuration: Configuration,
    endpoints: Endpoints,
    accessKeyId = "local",
    running?: RunningProvider,
  ) {
    mkdirSync(folder, { recursive: true });
    this.#running = running;
    this.write(configuration);
    const backend = { terraform: { backend: { local: { path: "terraform.tfstate" } } } };
    writeFileSync(join(folder, "backend_override.tf.json"), JSON.stringify(backend));

    this.#env = localEnvironment(endpoints, accessKeyId);
  }

  async init(): Promise<void> {
    await this.#run("init", ["-input=false"]);
  }

  /** Forgets the checksums of the providers, which each command would compute again: that of AWS takes a second or two. */
  forgetChecksums(): void {
    const lock = join(this.folder, ".terraform.lock.hcl");
    writeFileSync(lock, readFileSync(lock, "utf8").replace(/^ *hashes = \[[^\]]*\]\n/gm, ""));
  }

  async validate(): Promise<void> {
    await this.#run("validate");
  }

  /** Throws where a configuration below the folder is not in Terraform's own format. */
  async checkFormat(): Promise<void> {
    await this.#run("fmt", ["-check", "-recursive"]);
  }

  /** Runs the tests of a module, and returns what they print. */
  async test(): Promise<string> {
    return this.#run("test");
  }

  /** Plans, and returns the plan. Nothing is applied. */
  async plan(...options: string[]): Promise<Plan> {
    await this.savePlan(...options);
    return this.#savedPlan();
  }

  /** Plans, for those who only apply it or want to know that it fails. Nothing is applied. */
  async savePlan(...options: string[]): Promise<void> {
    await this.#run("plan", ["-input=false", "-out=plan", ...options]);
  }

  /** The addresses of the resources and outputs that a plan would change. Terraform is asked for them where it has any. */
  async changes(...options: string[]): Promise<string[]> {
    try {
      await this.savePlan("-detailed-exitcode", ...options);
      return [];
    } catch (error) {
      if ((error as { cause: { code?: unknown } }).cause.code !== 2) throw error;
      return changedAddresses(await this.#savedPlan());
    }
  }

  /** Applies the last plan. An `interrupt` stops it as Ctrl-C would. */
  async apply(interrupt?: AbortSignal): Promise<void> {
    await this.#run("apply", ["-input=false", "plan"], interrupt);
  }

  /** Plans and applies in one command. */
  async deploy(): Promise<void> {
    await this.#run("apply", ["-input=false", "-auto-approve"]);
  }

  /** What Terraform keeps of what it made. */
  async state(): Promise<State> {
    return JSON.parse(await this.#run("show", ["-json"])) as State;
  }

  /** Another configuration for the same state. */
  write(configuration: Configuration): void {
    const files = typeof configuration === "string" ? { "cdk.tf.json": configuration } : configuration;
    for (const [name, text] of Object.entries(files)) {
      const file = join(this.folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      this.#texts.set(name, text);
    }
  }

  async destroy(): Promise<void> {
    await this.#run("destroy", ["-input=false", "-auto-approve"]);
  }

  async #savedPlan(): Promise<Plan> {
    return JSON.parse(await this.#run("show", ["-json", "plan"])) as Plan;
  }

  async #run(command: string, flags: readonly string[] = [], interrupt?: AbortSignal): Promise<string> {
    const start = (reattach?: string) => {
      const env = { ...this.#env, ...(reattach !== undefined && { TF_REATTACH_PROVIDERS: reattach }) };
      // a download may take as long as it takes
      const timeout = command === "init" ? 0 : longestCommand;
      const bound = { timeout, killSignal: "SIGKILL" } as const;
      const options = { cwd: this.folder, env, maxBuffer: 1 << 28, ...bound };
      return printed([command, "-no-color", ...flags], options, interrupt);
    };
    if (configuresNoProvider.has(command)) return start(process.env.TF_REATTACH_PROVIDERS);
    const attaches = configuresProviders.has(command) && hasOneProvider([...this.#texts]);
    return attaches && this.#running ? this.#running.attached(start) : start();
  }
}

/**
 * Whether a configuration has one provider and no alias, so that every resource is that one's. Where the texts only
 * look as if there were more, a provider is started for nothing.
 */
function hasOneProvider(files: readonly (readonly [name: string, text: string])[]): boolean {
  const texts = files.filter(([name]) => /\.tf(\.json)?$/.test(name)).map(([, text]) => text);
  if (texts.some((text) => /\balias"?\s*[=:]/.test(text))) return false;
  return texts.flatMap((text) => text.match(/^\s*provider\s+"?aws\b|"provider"\s*:/gm) ?? []).length === 1;
}

/** What a Terraform command printed. */
async function printed(
  words: readonly string[],
  options: ExecFileOptions,
  interrupt?: AbortSignal,
): Promise<string> {
  const running = promisify(execFile)("terraform", words, { ...options, encoding: "utf8" });
  interrupt?.addEventListener("abort", () => running.child.kill("SIGINT"));
  try {
    return (await running).stdout;
  } catch (error) {
    const { stderr } = error as { stderr: string };
    throw new Error(`terraform ${words[0] ?? ""} failed\n${stderr}`, { cause: error });
  }
}
