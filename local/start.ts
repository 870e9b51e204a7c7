import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { managedPolicyQuota } from "../modules/policy/quota";
import { policySize } from "../modules/policy/size";
import { startBedrock, type BedrockStandIn } from "./bedrock";
import { textReport } from "../modules/formats/text";
import { report } from "../modules/findings/terraform-report";
import { plannedGrants } from "./grants";
import { hasTerraform, Terraform, type Plan } from "./terraform";

const stacks = join("cdktf.out", "stacks");

async function start(): Promise<void> {
  await step("main.ts: synthesized", () => {
    const { app } = JSON.parse(readFileSync("cdktf.json", "utf8")) as { app: string };
    execFileSync(app, { shell: true, stdio: ["ignore", "ignore", "inherit"] });
  });
  const manifest = readFileSync(join("cdktf.out", "manifest.json"), "utf8");
  const names = Object.keys((JSON.parse(manifest) as { stacks: object }).stacks).sort();
  if (!hasTerraform()) {
    console.log(
      `\nThe Terraform JSON is in ${names.map((name) => join(stacks, name, "cdk.tf.json")).join(", ")}.`,
    );
    console.log(
      "With Terraform on the PATH, this command also shows each principal's policy, and reports who may call what.",
    );
    return;
  }
  const bedrock = await startBedrock();
  const folder = mkdtempSync(join(tmpdir(), "bedrock-inference-profiles-"));
  try {
    const plans = await eachInTurn(names, async (name) => {
      return [name, await planned(name, join(folder, name), bedrock)] as const;
    });
    for (const [name, plan] of plans) showPolicies(name, plan);
    for (const [name, plan] of plans)
      console.log(`\n--- ${name} ---\n\n${textReport(report(plan, [], name))}`);
  } finally {
    rmSync(folder, { recursive: true });
    await bedrock.stop();
  }
  console.log(
    "Nothing was applied. The plans were made against a stand-in for Amazon Bedrock on this machine.",
  );
}

/** The plan of a stack. Neither the stack's own state nor its folder is touched. */
async function planned(stack: string, folder: string, { endpoint }: BedrockStandIn): Promise<Plan> {
  const terraformJson = readFileSync(join(stacks, stack, "cdk.tf.json"), "utf8");
  const terraform = new Terraform(folder, terraformJson, { bedrock: endpoint, iam: endpoint, sts: endpoint });
  await step(`${stack}: terraform init`, () => terraform.init());
  return step(`${stack}: terraform plan`, () => terraform.plan());
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

async function step<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  const began = Date.now();
  const result = await work();
  console.error(`${what}, ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

start().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
