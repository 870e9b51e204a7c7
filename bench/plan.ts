import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { App, Testing } from "cdktf";
import { startBedrock, type BedrockStandIn } from "../local/bedrock";
import { localEnvironment } from "../local/local-environment";
import { Terraform, type Configuration } from "../local/terraform";
import { grantedStack, type Form } from "./granted-stack";
import type { Measures } from "./rounds";
import { profileIds, workloadGrants, type Workload, type WorkloadGrant } from "./workload";

const inferenceProfileIds = profileIds(12);

/** What this module writes, and what somebody does by hand. */
export type Configurations = Readonly<Record<"module" | "byHand", Configuration>>;

/** The access of 50 roles to 12 profiles, by this module and in HCL by hand. */
export function fewRoles(): Configurations {
  const grants = Array.from({ length: 50 }, (_, index) => ({ role: `role-${index}`, inferenceProfileIds }));
  return {
    module: synthesized("module", grants),
    byHand: { "main.tf": readFileSync("bench/hand-written.tf", "utf8") },
  };
}

/** The grants of a workload, by this module and in CDKTF by hand. */
export function manyGrants(workload: Workload): Configurations {
  const grants = workloadGrants(workload);
  return { module: synthesized("module", grants), byHand: synthesized("by hand", grants) };
}

function synthesized(form: Form, grants: readonly WorkloadGrant[]): string {
  const text = Testing.synth(grantedStack(new App(), "bench", form, grants), true);
  // by hand it is the version that the bindings were made from, which is not on every machine
  return text.replace(/"version": "[^"]*"/, '"version": ">= 5.100.0, < 7.0.0"');
}

/** Plans against a stand-in for Bedrock on this machine. */
export class Plans {
  /** Starts the stand-in, and prepares a folder for each configuration. */
  static async start(configurations: Configurations): Promise<Plans> {
    const bedrock = await startBedrock({
      profiles: inferenceProfileIds.map((inferenceProfileId) => ({
        inferenceProfileId,
        inferenceProfileName: inferenceProfileId,
        sourceRegion: "us-west-2",
        destinationRegions: ["us-east-1", "us-east-2", "us-west-2"],
      })),
    });
    const folder = mkdtempSync(join(tmpdir(), "bedrock-inference-profiles-bench-"));
    const plans = new Plans(bedrock, folder);
    for (const [name, configuration] of Object.entries<Configuration>(configurations)) {
      await new Terraform(join(folder, name), configuration, plans.#endpoints()).init();
    }
    return plans;
  }

  readonly #bedrock: BedrockStandIn;
  readonly #folder: string;

  private constructor(bedrock: BedrockStandIn, folder: string) {
    this.#bedrock = bedrock;
    this.#folder = folder;
  }

  /**
   * Plans once: the milliseconds it takes, also of CPU time with that of the AWS provider, and how often it reads a
   * profile from Bedrock.
   */
  async plan(name: keyof Configurations): Promise<Measures> {
    const before = this.#reads();
    const began = performance.now();
    // what the shell counts is of Terraform and of all that it started
    const command = "TIMEFORMAT='%U %S'; time terraform plan -input=false -no-color > /dev/null";
    const { stderr } = await promisify(execFile)("bash", ["-c", command], {
      cwd: join(this.#folder, name),
      env: localEnvironment(this.#endpoints(), "local"),
    });
    const milliseconds = performance.now() - began;
    const cpuSeconds = stderr.trim().split(" ").map(Number);
    const cpuMilliseconds = cpuSeconds.reduce((sum, seconds) => sum + seconds * 1000, 0);
    return { milliseconds, cpuMilliseconds, reads: this.#reads() - before };
  }

  async stop(): Promise<void> {
    rmSync(this.#folder, { recursive: true });
    await this.#bedrock.stop();
  }

  #reads(): number {
    return this.#bedrock.requests.filter(({ operation }) => operation === "GetInferenceProfile").length;
  }

  #endpoints() {
    const { endpoint } = this.#bedrock;
    return { bedrock: endpoint, iam: endpoint, sts: endpoint };
  }
}
