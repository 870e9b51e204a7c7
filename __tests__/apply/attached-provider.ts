import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { RunningProvider } from "../../local/terraform";

interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<unknown>;

  /** What Terraform attaches it by. */
  readonly reattach: Promise<string>;
}

/** An AWS provider that commands attach to, one after the other: it keeps the last configuration that it was given. */
export class AttachedProvider implements RunningProvider {
  readonly #env: NodeJS.ProcessEnv;
  #started: Started | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** The provider that was installed for all tests, with an environment that holds for every command. */
  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  /** What Terraform attaches it by. It is started for the first who asks. */
  async reattach(): Promise<string> {
    this.#started ??= start(this.#env);
    return this.#started.reattach;
  }

  async attached(command: (reattach: string) => Promise<string>): Promise<string> {
    const running = this.#last.then(async () => command(await this.reattach()));
    this.#last = running.catch(() => undefined);
    return running;
  }

  async stop(): Promise<void> {
    this.#started?.process.kill();
    await this.#started?.ended;
  }
}

function start(env: NodeJS.ProcessEnv): Started {
  // its log, which it writes whatever TF_LOG says, has a line for each attribute
  const started = spawn(process.env.INSTALLED_PROVIDER ?? "", ["-debug"], {
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = once(started, "close");
  const reattach = new Promise<string>((resolve, reject) => {
    let printed = "";
    started.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const [, attached] = /TF_REATTACH_PROVIDERS='(.*)'/.exec(printed) ?? [];
      if (attached !== undefined) resolve(attached);
    });
    ended.then(() => reject(new Error(`the AWS provider ended before it was attached\n${printed}`)), reject);
  });
  return { process: started, ended, reattach };
}
