import { formats, type Format } from "../../modules/formats/format";
import type { Reading } from "../../modules/formats/report-page";
import type { Access } from "../../modules/report/access";
import type { Report } from "../../modules/report/report";
import { expected } from "./expected";
import { hostileReport } from "./hostile";
import { read } from "./reader";
import { emptyReport, sampleReport, sampleState } from "./sample";

const ignoring: Reading = { isIgnored: ({ type }) => type === "region-wildcard" };

const reports: readonly (readonly [string, Report, Reading | undefined])[] = [
  ["sample", sampleReport, undefined],
  ["state", sampleState, undefined],
  ["hostile", hostileReport, undefined],
  ["empty", emptyReport, undefined],
  ["ignored", sampleReport, ignoring],
];

const written = (name: string): Format => formats.get(name) ?? (() => "");

describe.each(reports)("of the report %s", (name, report, reading) => {
  test("the text is what a reader should get", () => {
    expect(written("text")(report, reading)).toBe(expected(`${name}.txt`));
  });

  test("the Markdown is what a reader should get", () => {
    expect(written("markdown")(report, reading)).toBe(expected(`${name}.md`));
  });

  test("the HTML is what a reader should get", () => {
    expect(read(written("html")(report, reading))).toBe(expected(`${name}.html.txt`));
  });
});

// what is compared whole above is of use only if everything is in it
test("the sample has every verdict, change, certainty and severity", () => {
  const { principals, findings } = sampleReport;
  const rows = principals.flatMap(({ profiles }) => profiles);
  const accesses = rows.flatMap(({ before, after }) => [before, after]).filter((access) => access !== null);
  const all = <Value>(values: readonly Value[]) => [...new Set(values)].sort();
  const of = (key: keyof Access) => all(accesses.map((access) => access[key]));
  const policies = principals.flatMap((principal) => principal.policies);

  expect(of("invoke")).toEqual(["always", "never", "sometimes", "unknown"]);
  expect(of("invokeWithResponseStream")).toEqual(["always", "never", "sometimes", "unknown"]);
  expect(of("direct")).toEqual(["allowed", "denied", "unknown"]);
  expect(all(rows.map(({ change }) => change))).toEqual([
    "added",
    "narrowed",
    "removed",
    "unchanged",
    "unknown",
    "widened",
  ]);
  expect(all(rows.map(({ profile }) => profile.type))).toEqual([
    "application",
    "none",
    "pattern",
    "system-defined",
  ]);
  expect(all(principals.map(({ globalRouting }) => globalRouting.after))).toEqual([
    "denied",
    "not-allowed",
    "open",
    "unknown",
  ]);
  expect(all(principals.map(({ type }) => type))).toEqual(["group", "permission-set", "role", "user"]);
  expect(all(policies.map(({ attachment }) => attachment))).toEqual(["assumed", "known", "unknown"]);
  expect(all(policies.map(({ document }) => document))).toEqual(["known", "partial", "unknown"]);
  expect(all(policies.map(({ use }) => use))).toEqual(["boundary", "policy"]);
  expect(all(findings.map(({ severity }) => severity))).toEqual(["error", "note", "warning"]);
  expect(all(findings.map(({ introduced }) => introduced))).toEqual([false, true]);
  expect(all(sampleState.findings.map(({ introduced }) => introduced))).toEqual([null]);
});
