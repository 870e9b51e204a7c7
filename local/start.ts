import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { managedPolicyQuota } from "../modules/policy/quota";
import { policySize } from "../modules/policy/size";
import { startBedrock, type BedrockStandIn } from "./bedrock";
import { textReport } from "../modules/formats/text";
import { report } from "../modules/findings/terraform-report";
import { plannedGrants } from "./grants";
import { foundationModels } from "./models";
import { systemDefinedProfiles } from "./profiles";
import { stackFiles } from "./stack-files";
import { hasTerraform, Terraform, type Plan } from "./terraform";

async function start(): Promise<void> {
  // what another run makes meanwhile is kept apart
  const folder = mkdtempSync(join(tmpdir(), "bedrock-inference-profiles-"));
  try {
    await (hasTerraform() ? plan(folder) : synthesize("cdktf.out").then(showSynthesized));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Synthesizes main.ts as cdktf.json says, or the file that the command names, and returns the file with the Terraform
 * JSON of each stack by its name.
 */
async function synthesize(out: string): Promise<ReadonlyMap<string, string>> {
  const { app } = JSON.parse(readFileSync("cdktf.json", "utf8")) as { app: string };
  const [file = "main.ts"] = process.argv.slice(2);
  const command = app.replace("main.ts", file);
  await step(`${file}: synth`, async () => {
    const env = { ...process.env, CDKTF_OUTDIR: out };
    const running = spawn(command, { shell: true, stdio: ["ignore", "ignore", "inherit"], env });
    const [status] = (await once(running, "close")) as [number | null];
    if (status !== 0) throw new Error(`'${command}' says why above`);
  });
  return new Map([...stackFiles(out)].sort());
}

function showSynthesized(files: ReadonlyMap<string, string>): void {
  console.log(`\nThe Terraform JSON is in ${[...files.values()].join(", ")}.`);
  console.log(
    "With Terraform on the PATH, this command also shows each principal's policy, and reports who may call what.",
  );
}

async function plan(folder: string): Promise<void> {
  keepProviders();
  const files = await synthesize(join(folder, "cdktf.out"));
  const bedrock = await startBedrock();
  try {
    const prepared: (readonly [string, Terraform])[] = [];
    // one after the other: what the first downloads is there for the others
    for (const [name, file] of files) prepared.push([name, await initialized(name, file, folder, bedrock)]);
    const plans = await eachInTurn(prepared, async ([name, terraform]) => {
      return [name, await step(`${name}: terraform plan`, () => terraform.plan())] as const;
    });
    for (const [name, plan] of plans) showPolicies(name, plan);
    for (const [name, plan] of plans)
      console.log(`\n--- ${name} ---\n\n${textReport(report(plan, [], name))}`);
  } finally {
    await bedrock.stop();
  }
  console.log(
    "Nothing was applied. The plans were made against a stand-in for Amazon Bedrock on this machine.",
  );
}

/** Lets Terraform keep the providers that it downloads, unless it does so anywhere already. */
function keepProviders(): void {
  if (process.env.TF_PLUGIN_CACHE_DIR !== undefined) return;
  const folder = resolve("node_modules/.cache/terraform-providers");
  mkdirSync(folder, { recursive: true });
  process.env.TF_PLUGIN_CACHE_DIR = folder;
  // without it Terraform downloads again what a folder without a lock file needs
  process.env.TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE = "true";
}

/** Terraform for a stack, whose own state and folder are not touched. */
async function initialized(
  stack: string,
  file: string,
  folder: string,
  { endpoint }: BedrockStandIn,
): Promise<Terraform> {
  const endpoints = { bedrock: endpoint, iam: endpoint, sts: endpoint };
  const terraform = new Terraform(join(folder, stack), readFileSync(file, "utf8"), endpoints);
  await step(`${stack}: terraform init`, () => terraform.init());
  return terraform;
}

function showPolicies(stack: string, plan: Plan): void {
  for (const { principal, policyName, document } of plannedGrants(plan)) {
    const size = `${policySize(document)} of ${managedPolicyQuota} characters`;
    console.log(`\n${stack}: ${principal} gets policy ${policyName}, ${size}`);
    console.log(JSON.stringify(document, undefined, 2).replace(/^/gm, "  "));
  }
}

/** The results of `work` for each item, as many at a time as the machine has cores. */
async function eachInTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const lanes = Array.from({ length: availableParallelism() }, async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  });
  for (const lane of await Promise.allSettled(lanes)) if (lane.status === "rejected") throw lane.reason;
  return results;
}

/** Does one step of the work, and says how long it took; every five seconds, that it is not done. */
async function step<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  const began = Date.now();
  const seconds = () => ((Date.now() - began) / 1000).toFixed(1);
  const waiting = setInterval(() => console.error(`${what}, ${seconds()} s so far`), 5_000);
  try {
    const result = await work();
    console.error(`${what}, ${seconds()} s`);
    return result;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const reason = message.replace(/^terraform \w+ failed\n/, "");
    throw new Error(`${what} failed: ${reason}${remedy(message)}`, { cause: error });
  } finally {
    clearInterval(waiting);
  }
}

/** What to do where the AWS provider says of a profile or a model that it is not there. */
function remedy(message: string): string {
  if (!message.includes("couldn't find resource")) return "";
  const profiles = systemDefinedProfiles.map(
    ({ inferenceProfileId, sourceRegion }) => `  ${inferenceProfileId} in ${sourceRegion}`,
  );
  const models = foundationModels.map(({ modelId }) => `  ${modelId}`);
  return `
The stand-in for Amazon Bedrock on this machine does not know what "couldn't find resource" stands behind. It knows
${profiles.join("\n")}
and the foundation models
${models.join("\n")}
Another profile takes an entry in local/profiles.ts, with the Regions that 'aws bedrock get-inference-profile' lists; a model one in local/models.ts. In your own account, AWS knows them.`;
}

start().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
