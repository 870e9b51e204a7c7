import { availableParallelism, cpus, totalmem } from "node:os";
import { median, medianRatio, type Measures } from "./rounds";

/** A line of the table. */
interface Row {
  readonly measure: string;
  readonly ratio: number;

  /** What the ratio may be at most, or undefined: it is shown for comparison. */
  readonly limit: number | undefined;
  readonly medians: string;
}

/** What was measured, as a Markdown table below a line on the machine. */
export class Table {
  readonly #rows: Row[] = [];

  /** Adds the ratio of a measure between runs and those they are compared with. */
  add(name: string, runs: Measures[], others: Measures[], measure: string, limit?: number): void {
    const medians = [runs, others].map((results) => shown(median(results, measure), measure)).join(" / ");
    const ratio = medianRatio(runs, others, measure);
    this.#rows.push({ measure: name, ratio, limit, medians });
    console.error(`  ${name}: ${ratio.toFixed(2)} (${medians})`);
  }

  /** A sentence for each ratio that is over its limit. */
  over(): string[] {
    const over = this.#rows.filter(({ ratio, limit = Infinity }) => !(ratio <= limit));
    return over.map(
      ({ measure, ratio, limit = 0 }) => `${measure} should be at most ${limit}, got ${ratio.toFixed(3)}`,
    );
  }

  toString(): string {
    const lines = this.#rows.map(
      ({ measure, ratio, limit = "", medians }) =>
        `| ${measure} | ${ratio.toFixed(2)} | ${limit} | ${medians} |`,
    );
    const head = ["| measure | ratio | at most | medians |", "| --- | --: | --: | --: |"];
    return [`\n${machine()}\n`, ...head, ...lines].join("\n");
  }
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const cores = `${availableParallelism()} × ${cpu?.model.trim() ?? "unknown"}`;
  return `${new Date().toISOString().slice(0, 10)}, Node.js ${process.versions.node}, ${cores}, ${memory} GiB`;
}

function shown(value: number, measure: string): string {
  if (measure === "memory") return `${Math.round(value / 1024)} MiB`;
  if (measure === "size") return `${Math.round(value / 1024)} KiB`;
  return measure === "reads" ? String(value) : `${Math.round(value)} ms`;
}
