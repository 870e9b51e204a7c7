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
import type { Measures } from "./rounds";
import { profileIds } from "./workload";

const inferenceProfileIds = profileIds(12);
const roles = Array.from({ length: 50 }, (_, index) => `role-${index}`);

/** Plans of the access of 50 roles to 12 profiles, against a stand-in for Bedrock on this machine. */
export class Plans {
  /** Starts the stand-in, and prepares a folder for this module and one for HCL by hand. */
  static async start(): Promise<Plans> {
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
    await plans.#prepare("module", synthesized());
    await plans.#prepare("hand", { "main.tf": readFileSync("bench/hand-written.tf", "utf8") });
    return plans;
  }

  readonly #bedrock: BedrockStandIn;
  readonly #folder: string;

  private constructor(bedrock: BedrockStandIn, folder: string) {
    this.#bedrock = bedrock;
    this.#folder = folder;
  }

  /** Plans once: the milliseconds it takes, and how often it reads a profile from Bedrock. */
  async plan(name: "module" | "hand"): Promise<Measures> {
    const before = this.#reads();
    const began = performance.now();
    await promisify(execFile)("terraform", ["plan", "-input=false", "-no-color"], {
      cwd: join(this.#folder, name),
      env: localEnvironment(this.#endpoints(), "local"),
      maxBuffer: 1 << 28,
    });
    return { milliseconds: performance.now() - began, reads: this.#reads() - before };
  }

  async stop(): Promise<void> {
    rmSync(this.#folder, { recursive: true });
    await this.#bedrock.stop();
  }

  async #prepare(name: string, configuration: Configuration): Promise<void> {
    await new Terraform(join(this.#folder, name), configuration, this.#endpoints()).init();
  }

  #reads(): number {
    return this.#bedrock.requests.filter(({ operation }) => operation === "GetInferenceProfile").length;
  }

  #endpoints() {
    const { endpoint } = this.#bedrock;
    return { bedrock: endpoint, iam: endpoint, sts: endpoint };
  }
}

function synthesized(): string {
  const stack = new BedrockAccessStack(new App(), "bench", {
    accountId: "111122223333",
    sourceRegion: "us-west-2",
    grants: Object.fromEntries(roles.map((role) => [role, { inferenceProfileIds, roles: [role] }])),
  });
  return Testing.synth(stack, true);
}
