import { spawn } from "node:child_process";

/** A moto server: IAM and STS on this machine, for the account 111122223333. */
export interface Moto {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** Starts moto on a free port. */
export async function startMoto(): Promise<Moto> {
  const server = spawn("moto_server", ["-H", "127.0.0.1", "-p", "0"], {
    env: { ...process.env, MOTO_ACCOUNT_ID: "111122223333", MOTO_IAM_LOAD_MANAGED_POLICIES: "true" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const endpoint = await new Promise<string>((resolve, reject) => {
    let printed = "";
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
      if (address) resolve(address);
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.once("error", reject);
    void ended.then(() => reject(new Error(`moto_server ended before it listened\n${printed}`)));
  });
  return {
    endpoint,
    async stop() {
      server.kill();
      await ended;
    },
  };
}
