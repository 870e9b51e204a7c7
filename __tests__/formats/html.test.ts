import { HtmlValidate } from "html-validate";
import { htmlReport } from "../../modules/formats/html";
import { hostileReport } from "./hostile";
import { manyReport } from "./many";
import { emptyReport, sampleReport, sampleState } from "./sample";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
});

const reports = [
  ["a plan", sampleReport],
  ["a state", sampleState],
  ["hostile names", hostileReport],
  ["nothing", emptyReport],
  ["many roles", manyReport(5, 5)],
] as const;

test.each([
  ...reports.map(([name, report]) => [name, htmlReport(report)]),
  ["an ignored finding", htmlReport(sampleReport, { isIgnored: ({ type }) => type === "region-wildcard" })],
])("the HTML of a report on %s is valid", async (_, html = "") => {
  const { results } = await validator.validateString(html);
  const messages = results.flatMap((result) => result.messages);
  expect(messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`)).toEqual([]);
});

test.each(reports)("the HTML of a report on %s has nothing that is loaded or run", (_, report) => {
  const html = htmlReport(report);
  expect(html).not.toMatch(/<(script|img|link|iframe|object|embed|form|base)\b/i);
  expect(html).not.toMatch(/\s(src|on\w+|style)="|url\(|@import/i);
  expect([...html.matchAll(/href="(.)/g)].every(([, first]) => first === "#")).toBe(true);
});
