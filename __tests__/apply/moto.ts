import { spawn } from "node:child_process";

/** A moto server: IAM and STS on this machine, for every account whose roles are assumed. */
export interface Moto {
  readonly endpoint: string;

  /** An access key ID that acts in an account. */
  accessKeyId(account: string): Promise<string>;

  /** The account that an access key ID acts in. */
  accountOf(accessKeyId: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts moto on a free port. */
export async function startMoto(): Promise<Moto> {
  const server = spawn("moto_server", ["-H", "127.0.0.1", "-p", "0"], {
    env: { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: "true" },
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
    accessKeyId: (account) =>
      sts(endpoint, "local", "AccessKeyId", {
        Action: "AssumeRole",
        RoleArn: `arn:aws:iam::${account}:role/terraform`,
        RoleSessionName: "local",
      }),
    accountOf: (accessKeyId) => sts(endpoint, accessKeyId, "Account", { Action: "GetCallerIdentity" }),
    async stop() {
      server.kill();
      await ended;
    },
  };
}

/** One member of what STS answers. */
async function sts(
  endpoint: string,
  accessKeyId: string,
  member: string,
  query: Readonly<Record<string, string>>,
): Promise<string> {
  const credential = `Credential=${accessKeyId}/20260101/us-east-1/sts/aws4_request`;
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=unchecked` },
    body: new URLSearchParams({ Version: "2011-06-15", ...query }),
  });
  const [, value] = new RegExp(`<${member}>([^<]+)<`).exec(await response.text()) ?? [];
  if (value === undefined) throw new Error(`STS should answer ${member}`);
  return value;
}
