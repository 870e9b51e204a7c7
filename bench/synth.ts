import { App } from "cdktf";
import { BedrockAccessStack } from "cdktf-bedrock-inference-profiles";
import { HandWrittenStack } from "./hand-written";
import { workloadGrants, type Workload } from "./workload";

/** What a synth says of itself. */
export interface SynthReport {
  /** The milliseconds it took, without the start of Node.js. */
  readonly milliseconds: number;

  /** The peak memory of the process, in KiB. */
  readonly memory: number;
}

/** Synthesizes a workload, and prints a report as JSON. */
function synth(form: string, workload: Workload): void {
  const began = performance.now();
  const app = new App();
  for (let account = 0; account < workload.accounts; account++) {
    const name = `account-${account}`;
    const grants = workloadGrants(workload);
    if (form === "by hand") new HandWrittenStack(app, name, grants);
    else {
      new BedrockAccessStack(app, name, {
        accountId: "111122223333",
        sourceRegion: "us-west-2",
        grants: Object.fromEntries(
          grants.map(({ role, inferenceProfileIds }) => [role, { inferenceProfileIds, roles: [role] }]),
        ),
      });
    }
  }
  app.synth();
  const milliseconds = performance.now() - began;
  const report: SynthReport = { milliseconds, memory: process.resourceUsage().maxRSS };
  console.log(JSON.stringify(report));
}

const [form = "", workload = "{}"] = process.argv.slice(2);
synth(form, JSON.parse(workload) as Workload);
