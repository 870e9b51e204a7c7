import { App } from "cdktf";
import { grantedStack, type Form } from "./granted-stack";
import { workloadGrants, type Workload } from "./workload";

/** What a synth says of itself. */
export interface SynthReport {
  /** The milliseconds it took, without the start of Node.js. */
  readonly milliseconds: number;

  /** The CPU time of all its threads, with the start of Node.js, in milliseconds. */
  readonly cpuMilliseconds: number;

  /** The peak memory of the process, in KiB. */
  readonly memory: number;
}

/** Synthesizes a workload, and prints a report as JSON. */
function synth(form: Form, workload: Workload): void {
  const began = performance.now();
  const app = new App();
  const grants = workloadGrants(workload);
  for (let account = 0; account < workload.accounts; account++) {
    grantedStack(app, `account-${account}`, form, grants);
  }
  app.synth();
  const milliseconds = performance.now() - began;
  const { user, system } = process.cpuUsage();
  const cpuMilliseconds = (user + system) / 1000;
  const report: SynthReport = { milliseconds, cpuMilliseconds, memory: process.resourceUsage().maxRSS };
  console.log(JSON.stringify(report));
}

const [form = "", workload = "{}"] = process.argv.slice(2);
synth(form as Form, JSON.parse(workload) as Workload);
