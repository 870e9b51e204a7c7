import type { Report } from "../report/report";

/** The report as JSON. What a terminal could act on is escaped, which changes no value. */
export function jsonReport(report: Report): string {
  const text = JSON.stringify(report, undefined, 2);
  // most reports have nothing of that
  if (!/[^\n -~]/.test(text)) return `${text}\n`;
  return text.replace(/[\u007f-\u009f\u2028\u2029]|\p{Cf}/gu, escaped) + "\n";
}

function escaped(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
