import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasTerraform } from "../../local/terraform";
import { AttachedProvider } from "./attached-provider";

const folder = mkdtempSync(join(tmpdir(), "aws-provider-"));
const provider = new AttachedProvider(process.env);

/**
 * Starts one AWS provider for all tests with Terraform, before the first of them. `Terraform` in `local/` attaches it
 * to commands that configure no provider, which then start none of their own.
 */
export async function start(): Promise<void> {
  if (!hasTerraform()) return;
  process.env.INSTALLED_PROVIDER = installedProvider();
  process.env.TF_REATTACH_PROVIDERS = await provider.reattach();
}

/** Stops the provider, after the last test. */
export async function stop(): Promise<void> {
  await provider.stop();
  rmSync(folder, { recursive: true });
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
