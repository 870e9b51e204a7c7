import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { App, Testing } from "cdktf";
import { BedrockAccessStack } from "cdktf-bedrock-inference-profiles";
import { startBedrock, type BedrockStandIn } from "../local/bedrock";
import { localEnvironment } from "../local/local-environment";
import { Terraform, type Configuration } from "../local/terraform";
import { grantedStack, type Form } from "./granted-stack";
import type { Measures } from "./rounds";
import { profileIds, type Workload } from "./workload";

const inferenceProfileIds = profileIds(12);
const roles = Array.from({ length: 50 }, (_, index) => `role-${index}`);

/** The access of 50 roles to 12 profiles, by this module and in HCL by hand. */
export const fewRoles = {
  module: Testing.synth(
    new BedrockAccessStack(new App(), "bench", {
      accountId: "111122223333",
      sourceRegion: "us-west-2",
      grants: Object.fromEntries(roles.map((role) => [role, { inferenceProfileIds, roles: [role] }])),
    }),
    true,
  ),
  byHand: { "main.tf": readFileSync("bench/hand-written.tf", "utf8") },
};

/** The grants of a workload, by this module and by hand. */
export function manyGrants(workload: Workload): Record<"module" | "byHand", Configuration> {
  const written = (form: Form) =>
    // the bindings ask for the version that they were made from, which is not on every machine
    Testing.synth(grantedStack(new App(), "bench", form, workload), true).replace(
      /"version": "[^"]*"/,
      '"version": ">= 5.100.0, < 7.0.0"',
    );
  return { module: written("module"), byHand: written("by hand") };
}

/** Plans against a stand-in for Bedrock on this machine. */
export class Plans<Name extends string> {
  /** Starts the stand-in, and prepares a folder for each configuration. */
  static async start<Name extends string>(
    configurations: Readonly<Record<Name, Configuration>>,
  ): Promise<Plans<Name>> {
    const bedrock = await startBedrock({
      profiles: inferenceProfileIds.map((inferenceProfileId) => ({
        inferenceProfileId,
        inferenceProfileName: inferenceProfileId,
        sourceRegion: "us-west-2",
        destinationRegions: ["us-east-1", "us-east-2", "us-west-2"],
      })),
    });
    const folder = mkdtempSync(join(tmpdir(), "bedrock-inference-profiles-bench-"));
    const plans = new Plans<Name>(bedrock, folder);
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
  async plan(name: Name): Promise<Measures> {
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
