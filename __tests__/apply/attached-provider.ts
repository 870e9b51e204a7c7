import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasTerraform } from "../../local/terraform";

const folder = mkdtempSync(join(tmpdir(), "aws-provider-"));
let provider: ChildProcess | undefined;

/**
 * Starts one AWS provider for all tests with Terraform, before the first of them. `Terraform` in `local/` attaches it
 * to commands that configure no provider, which then start none of their own.
 */
export async function start(): Promise<void> {
  if (hasTerraform()) process.env.TF_REATTACH_PROVIDERS = await attachable(installedProvider());
}

/** Stops the provider, after the last test. */
export async function stop(): Promise<void> {
  rmSync(folder, { recursive: true });
  if (provider === undefined) return;
  const ended = once(provider, "close");
  provider.kill();
  await ended;
}

/** The path of the AWS provider that `terraform init` installs. */
function installedProvider(): string {
  const aws = { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" };
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ terraform: { required_providers: { aws } } }));
  terraform("init", "-input=false");
  const { platform, provider_selections: selected } = JSON.parse(terraform("version", "-json")) as {
    platform: string;
    provider_selections: Record<string, string>;
  };
  const [name = "", version = ""] = Object.entries(selected)[0] ?? [];
  const installed = join(folder, ".terraform", "providers", name, version, platform);
  const program = readdirSync(installed).find((file) => file.startsWith("terraform-provider-aws"));
  if (program === undefined)
    throw new Error(`terraform init should install the AWS provider in ${installed}`);
  return join(installed, program);
}

function terraform(...command: string[]): string {
  return execFileSync("terraform", command, {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
}

/** Starts a provider, and returns what Terraform attaches it by. */
function attachable(path: string): Promise<string> {
  // its log, which it writes whatever TF_LOG says, has a line for each attribute
  const started = spawn(path, ["-debug"], { stdio: ["ignore", "pipe", "ignore"] });
  provider = started;
  return new Promise((resolve, reject) => {
    let printed = "";
    started.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const [, attached] = /TF_REATTACH_PROVIDERS='(.*)'/.exec(printed) ?? [];
      if (attached !== undefined) resolve(attached);
    });
    started.once("error", reject);
    started.once("close", () =>
      reject(new Error(`the AWS provider ended before it was attached\n${printed}`)),
    );
  });
}
