import { execFileSync, execSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { hasTerraform } from "../local/terraform";
import { matchEndlessPatterns } from "./endless-patterns";
import { patternState } from "./pattern-state";
import { fewRoles, manyGrants, Plans, type Configurations } from "./plan";
import { principalState } from "./principal-state";
import type { ReportedReport } from "./reported";
import { largeState } from "./large-state";
import { rounds, type Measures } from "./rounds";
import type { SynthReport } from "./synth";
import { Table } from "./table";
import type { Workload } from "./workload";

const cache = "node_modules/.cache";

/** What the ratios of a synth may be at most. */
interface Limits {
  readonly time?: number;
  readonly cpu?: number;
  readonly memory?: number;
  readonly size?: number;
}

/** By how many grants there are. */
const limits: ReadonlyMap<number, Limits> = new Map([
  [1, { size: 5.2 }],
  [1000, { time: 0.4, memory: 0.8, size: 0.6 }],
]);

const table = new Table();

async function bench(): Promise<void> {
  for (const file of ["synth", "floor"]) bundle(`bench/${file}.ts`, `${cache}/bench-${file}.js`);
  await coldSynth();
  await grants();
  await accounts();
  await reports();
  await endlessPatterns();
  if (hasTerraform()) await plans();
  else console.error("terraform is not on the PATH: the plan is left out");
  console.log(table.toString());
  const over = table.over();
  for (const line of over) console.error(line);
  if (over.length > 0) process.exitCode = 1;
}

async function coldSynth(): Promise<void> {
  progress("cold synth of main.ts");
  const { app } = JSON.parse(readFileSync("cdktf.json", "utf8")) as { app: string };
  const { module, template, floor } = await rounds(11, {
    module: () => timed(app),
    template: () => timed("npx ts-node main.ts", "bench/template"),
    floor: () => timed(`node ${cache}/bench-floor.js`),
  });
  const measure = "milliseconds";
  table.add("cold synth / template's", module, template, measure, 0.2);
  table.add("cold synth / floor", module, floor, measure, 1.6);
}

async function grants(): Promise<void> {
  const bySize = new Map<number, Measures[]>();
  for (const [count, turns] of [
    [1, 7],
    [10, 7],
    [100, 5],
    [1000, 5],
  ] as const) {
    progress(`${grantsOf(count)} of 10 profiles`);
    const { module, byHand } = await comparison(turns, { accounts: 1, grants: count, shuffled: false });
    bySize.set(count, module);
    compared(`${grantsOf(count)} / by hand`, module, byHand, limits.get(count));
  }
  const [thousand = [], hundred = []] = [bySize.get(1000), bySize.get(100)];
  table.add("1000 grants / 100 grants, start-up taken off", thousand, hundred, "synthMilliseconds", 11);
  progress("1000 grants, each with the profiles in an order of its own");
  const { module, byHand } = await comparison(3, { accounts: 1, grants: 1000, shuffled: true });
  compared("1000 grants, no two alike / by hand", module, byHand, { cpu: 0.4, memory: 0.75, size: 0.7 });
}

async function accounts(): Promise<void> {
  progress("100 accounts of 10 grants");
  const { module, byHand } = await comparison(3, { accounts: 100, grants: 10, shuffled: false });
  compared("100 accounts of 10 grants / by hand", module, byHand);
}

async function reports(): Promise<void> {
  bundle("modules/command/bin.ts", `${cache}/bench-report.js`);
  await report("report of 1000 policies", largeState(1000, 50), "text", 1);
  await report("report of 1000 policies, no profile in two, as JSON", largeState(1000, 11_000), "json", 4);
  await principals();
  await patterns("written");
  await patterns("dense");
}

/** Compares the report of a state with seconds, since nothing else makes one. */
async function report(name: string, state: string, format: string, seconds: number): Promise<void> {
  progress(name);
  const turns = 5;
  const file = `${cache}/bench-state.json`;
  writeFileSync(file, state);
  const command = `node ${cache}/bench-report.js report ${file} --format ${format} --out ${cache}/bench-report`;
  const { reported, node } = await rounds(turns, {
    reported: () => timed(command),
    node: () => timed("node -e 0"),
  });
  const beyond = reported.map(({ milliseconds = NaN }, round) => ({
    milliseconds: milliseconds - (node[round]?.milliseconds ?? NaN),
  }));
  const limit = Array.from({ length: turns }, () => ({ milliseconds: seconds * 1000 }));
  table.add(`${name}, beyond Node's start / ${seconds} s`, beyond, limit, "milliseconds", 1);
}

/** Compares the report of 20,000 principals with that of 2,000. */
async function principals(): Promise<void> {
  progress("report of 20000 principals");
  bundle("bench/reported.ts", `${cache}/bench-reported.js`);
  const [many, few] = ([20_000, 2000] as const).map((count) => {
    const file = `${cache}/bench-principals-${count}.json`;
    writeFileSync(file, principalState(count));
    return () => reported(file);
  }) as [() => Measures, () => Measures];
  const turns = await rounds(5, { many, few });
  table.add("report of 20000 principals / of 2000: time", turns.many, turns.few, "milliseconds", 12);
  table.add("report of 20000 principals / of 2000: peak memory", turns.many, turns.few, "memory", 10);
}

/** Reports a state in a process of its own. */
function reported(file: string): Measures {
  const began = performance.now();
  const printed = execFileSync("node", [`${cache}/bench-reported.js`, file], { encoding: "utf8" });
  const { memory } = JSON.parse(printed) as ReportedReport;
  return { milliseconds: performance.now() - began, memory };
}

/** Compares the report of five full policies of patterns with that of one. */
async function patterns(kind: "written" | "dense"): Promise<void> {
  const name = `report of 5 policies of ${kind} patterns / of 1, Node's start taken off`;
  progress(name);
  const [five, one] = ([5, 1] as const).map((count) => {
    const file = `${cache}/bench-patterns-${count}.json`;
    writeFileSync(file, patternState(count, kind));
    return () => timed(`node ${cache}/bench-report.js report ${file} --out ${cache}/bench-report`);
  }) as [() => Measures, () => Measures];
  const turns = await rounds(7, { five, one, node: () => timed("node -e 0") });
  const beyond = (measures: readonly Measures[]) =>
    measures.map(({ milliseconds = NaN }, round) => ({
      milliseconds: milliseconds - (turns.node[round]?.milliseconds ?? NaN),
    }));
  table.add(name, beyond(turns.five), beyond(turns.one), "milliseconds", 6);
}

async function endlessPatterns(): Promise<void> {
  progress("patterns made to take for ever");
  const { twice, once } = await rounds(7, {
    twice: () => timedHere(() => matchEndlessPatterns(8000)),
    once: () => timedHere(() => matchEndlessPatterns(4000)),
  });
  table.add("patterns made to take for ever, twice as long / once", twice, once, "milliseconds", 5);
}

async function plans(): Promise<void> {
  progress("terraform plan of 50 roles and 12 profiles");
  const { module, byHand } = await planned(7, fewRoles());
  table.add("plan / hand-written HCL", module, byHand, "milliseconds", 1.1);
  table.add("plan / hand-written HCL: reads of the Bedrock API", module, byHand, "reads");
  for (const shuffled of [false, true]) {
    const name = `plan of 1000 grants${shuffled ? ", no two alike" : ""}`;
    progress(name);
    const plans = await planned(3, manyGrants({ accounts: 1, grants: 1000, shuffled }));
    table.add(
      `${name} / by hand: CPU time`,
      plans.module,
      plans.byHand,
      "cpuMilliseconds",
      shuffled ? 1.3 : 1,
    );
    table.add(`${name} / by hand: reads of the Bedrock API`, plans.module, plans.byHand, "reads");
  }
}

/** Compares what Terraform plans for this module with what it plans by hand. */
async function planned(turns: number, configurations: Configurations) {
  const planning = await Plans.start(configurations);
  try {
    return await rounds(turns, {
      module: () => planning.plan("module"),
      byHand: () => planning.plan("byHand"),
    });
  } finally {
    await planning.stop();
  }
}

function grantsOf(count: number): string {
  return count === 1 ? "1 grant" : `${count} grants`;
}

function comparison(turns: number, workload: Workload) {
  return rounds(turns, {
    module: () => synthesized("module", workload),
    byHand: () => synthesized("by hand", workload),
  });
}

function compared(measure: string, module: Measures[], byHand: Measures[], limit: Limits = {}): void {
  table.add(`${measure}: time`, module, byHand, "milliseconds", limit.time);
  table.add(`${measure}: CPU time`, module, byHand, "cpuMilliseconds", limit.cpu);
  table.add(`${measure}: peak memory`, module, byHand, "memory", limit.memory);
  table.add(`${measure}: JSON size`, module, byHand, "size", limit.size);
}

/** Synthesizes a workload in a process of its own. */
function synthesized(form: string, workload: Workload): Measures {
  return inEmptyFolder((folder) => {
    const began = performance.now();
    const printed = execFileSync("node", [`${cache}/bench-synth.js`, form, JSON.stringify(workload)], {
      env: { ...process.env, CDKTF_OUTDIR: folder },
      encoding: "utf8",
    });
    const milliseconds = performance.now() - began;
    const { milliseconds: synthMilliseconds, cpuMilliseconds, memory } = JSON.parse(printed) as SynthReport;
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    const stacks = files.filter((file) => file.endsWith("cdk.tf.json"));
    const size = stacks.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    return { milliseconds, synthMilliseconds, cpuMilliseconds, memory, size };
  });
}

/** The milliseconds that work in this process takes. */
function timedHere(work: () => void): Measures {
  const began = performance.now();
  work();
  return { milliseconds: performance.now() - began };
}

/** The milliseconds that a shell command takes which synthesizes in a folder. */
function timed(command: string, cwd = "."): Measures {
  return inEmptyFolder((outdir) =>
    timedHere(() => execSync(command, { cwd, env: { ...process.env, CDKTF_OUTDIR: outdir }, stdio: "pipe" })),
  );
}

function inEmptyFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "bedrock-inference-profiles-bench-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function bundle(entryPoint: string, outfile: string): void {
  buildSync({ entryPoints: [entryPoint], bundle: true, platform: "node", packages: "external", outfile });
}

function progress(what: string): void {
  console.error(what);
}

bench().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
