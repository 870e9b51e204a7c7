import { execFile, spawnSync, type PromiseWithChild } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { devNull } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/** Where the AWS provider finds each service on this machine. */
export interface Endpoints {
  readonly bedrock: string;
  readonly iam: string;
  readonly sts: string;
}

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

/** Terraform in a folder of its own, against endpoints on this machine and with no credentials of anyone. */
export class Terraform {
  readonly #env: NodeJS.ProcessEnv;

  /** Makes the folder. The state is kept in it, whatever backend the configuration names. */
  constructor(
    readonly folder: string,
    configuration: Configuration,
    endpoints: Endpoints,
    accessKeyId = "local",
  ) {
    mkdirSync(folder, { recursive: true });
    this.write(configuration);
    const backend = { terraform: { backend: { local: { path: "terraform.tfstate" } } } };
    writeFileSync(join(folder, "backend_override.tf.json"), JSON.stringify(backend));

    this.#env = localEnvironment(endpoints, accessKeyId);
  }

  async init(): Promise<void> {
    await this.#run("init", "-input=false");
  }

  async validate(): Promise<void> {
    await this.#run("validate");
  }

  /** Throws where a configuration below the folder is not in Terraform's own format. */
  async checkFormat(): Promise<void> {
    await this.#run("fmt", "-check", "-recursive");
  }

  /** Runs the tests of a module, and returns what they print. */
  async test(): Promise<string> {
    return this.#run("test");
  }

  /** Plans, and returns the plan. Nothing is applied. */
  async plan(...options: string[]): Promise<Plan> {
    await this.#run("plan", "-input=false", "-out=plan", ...options);
    return JSON.parse(await this.#run("show", "-json", "plan")) as Plan;
  }

  /** Applies the last plan. An `interrupt` stops it as Ctrl-C would. */
  async apply(interrupt?: AbortSignal): Promise<void> {
    const running = this.#execute("apply", "-input=false", "plan");
    interrupt?.addEventListener("abort", () => running.child.kill("SIGINT"));
    await finished("apply", running);
  }

  /** What Terraform keeps of what it made. */
  async state(): Promise<State> {
    return JSON.parse(await this.#run("show", "-json")) as State;
  }

  /** Another configuration for the same state. */
  write(configuration: Configuration): void {
    const files = typeof configuration === "string" ? { "cdk.tf.json": configuration } : configuration;
    for (const [name, text] of Object.entries(files)) {
      const file = join(this.folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  async destroy(): Promise<void> {
    await this.#run("destroy", "-input=false", "-auto-approve");
  }

  async #run(command: string, ...flags: string[]): Promise<string> {
    return finished(command, this.#execute(command, ...flags));
  }

  #execute(command: string, ...flags: string[]): PromiseWithChild<{ stdout: string }> {
    const { TF_REATTACH_PROVIDERS } = process.env;
    const env = configuresNoProvider.has(command) ? { ...this.#env, TF_REATTACH_PROVIDERS } : this.#env;
    const options = { cwd: this.folder, env, maxBuffer: 1 << 28 };
    return promisify(execFile)("terraform", [command, "-no-color", ...flags], options);
  }
}

/** What a Terraform command printed. */
async function finished(command: string, running: Promise<{ stdout: string }>): Promise<string> {
  try {
    return (await running).stdout;
  } catch (error) {
    const { stderr } = error as { stderr: string };
    throw new Error(`terraform ${command} failed\n${stderr}`, { cause: error });
  }
}

/** The environment, without what would lead Terraform to somebody's account or change its commands. */
export function localEnvironment(endpoints: Endpoints, accessKeyId: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(AWS_|TF_(VAR|CLI_ARGS|WORKSPACE|DATA_DIR|REATTACH_PROVIDERS))/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    TF_IN_AUTOMATION: "1",
    CHECKPOINT_DISABLE: "1",
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL_BEDROCK: endpoints.bedrock,
    AWS_ENDPOINT_URL_IAM: endpoints.iam,
    AWS_ENDPOINT_URL_STS: endpoints.sts,
  };
}
