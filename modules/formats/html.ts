import { accessCards } from "./html-access";
import { findingRows, severityCount, type FindingRows, type IsIgnored } from "./finding-row";
import { findingCards } from "./html-findings";
import { matrixTable } from "./html-matrix";
import { htmlStyle } from "./html-style";
import type { Report } from "../report/report";
import { summary } from "./summary";

/** The report as one HTML file, which loads nothing and runs nothing. */
export function htmlReport(report: Report, isIgnored?: IsIgnored): string {
  const found = findingRows(report.findings, isIgnored);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>Access to Amazon Bedrock</title>
<style>
${htmlStyle}
</style>
</head>
<body>
<header>
<div class="page">
<h1>Access to Amazon Bedrock</h1>
<p>${lead[report.source]}</p>
<dl class="tiles">
${tiles(report, found)
  .map(
    ([term, count, kind]) =>
      `<div class="tile ${count > 0 ? kind : "zero"}"><dt>${term}</dt><dd>${count}</dd></div>`,
  )
  .join("\n")}
</dl>
</div>
</header>
<main class="page">
${matrixTable(report)}
${findingCards(found, report.unjudged)}
<section aria-labelledby="access">
<h2 id="access">Access</h2>
${accessCards(report)}
</section>
</main>
</body>
</html>
`;
}

const lead: Readonly<Record<Report["source"], string>> = {
  plan: "Who may invoke which foundation models through which inference profiles, and what this Terraform plan changes.",
  state: "Who may invoke which foundation models through which inference profiles in this Terraform state.",
};

function tiles(report: Report, found: FindingRows): [term: string, count: number, kind: string][] {
  const { added, removed, widened, narrowed, unchanged, unknown, unjudged, principals, profiles } =
    summary(report);
  return [
    ...(report.source === "plan"
      ? ([
          ["Added", added, "added"],
          ["Removed", removed, "removed"],
          ["Widened", widened, "widened"],
          ["Narrowed", narrowed, "narrowed"],
          ["Unchanged", unchanged, "unchanged"],
          ...(unknown > 0 ? [["Unknown", unknown, "unknown"]] : []),
        ] as [string, number, string][])
      : ([
          ["Principals", principals, "unchanged"],
          ["Inference profiles", profiles, "unchanged"],
        ] as [string, number, string][])),
    ["Errors", severityCount(found, "error"), "severity-error"],
    ["Warnings", severityCount(found, "warning"), "severity-warning"],
    ["Notes", severityCount(found, "note"), "severity-note"],
    ...(unjudged > 0 ? ([["Not judged", unjudged, "unknown"]] as [string, number, string][]) : []),
  ];
}
