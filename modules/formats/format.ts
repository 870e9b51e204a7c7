import { htmlReport } from "./html";
import { jsonReport } from "./json-report";
import { markdownReport } from "./markdown";
import type { Report } from "../report/report";
import { textReport } from "./text";

/** What a report can be written as. */
export const formats: ReadonlyMap<string, (report: Report) => string> = new Map([
  ["text", textReport],
  ["markdown", markdownReport],
  ["html", htmlReport],
  ["json", jsonReport],
]);
