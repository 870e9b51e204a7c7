import { jsonReport } from "./json";
import { markdownReport } from "./markdown";
import type { Report } from "./report";
import { textReport } from "./text";

/** What a report can be written as. */
export const formats: ReadonlyMap<string, (report: Report) => string> = new Map([
  ["text", textReport],
  ["markdown", markdownReport],
  ["json", jsonReport],
]);
