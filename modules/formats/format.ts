import type { Report } from "../report/report";
import { htmlReport } from "./html";
import { jsonReport } from "./json-report";
import { markdownReport } from "./markdown";
import type { Reading } from "./report-page";
import { textReport } from "./text";

/** Writes a report; findings that are ignored stand apart, but in JSON, which has the report as it is. */
export type Format = (report: Report, reading?: Reading) => string;

/** What a report can be written as. */
export const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ["text", textReport],
  ["markdown", markdownReport],
  ["html", htmlReport],
  ["json", jsonReport],
]);
