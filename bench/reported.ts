import { readFileSync } from "node:fs";
import { jsonReport } from "../modules/formats/json-report";
import { report } from "../modules/findings/terraform-report";

/** What a report takes. */
export interface ReportedReport {
  /** In KiB, at most, since the process began. */
  readonly memory: number;
}

// reports a state in this process, and prints what it takes
const [, , file = ""] = process.argv;
jsonReport(report(JSON.parse(readFileSync(file, "utf8"))));
const printed: ReportedReport = { memory: process.resourceUsage().maxRSS };
console.log(JSON.stringify(printed));
