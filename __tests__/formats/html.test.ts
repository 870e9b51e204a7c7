import { HtmlValidate } from "html-validate";
import { htmlReport } from "../../modules/formats/html";
import { hostileReport } from "./hostile-report";
import { manyReport } from "./many-report";
import { emptyReport, sampleReport, sampleState } from "./sample-report";

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
  ["an ignored finding", htmlReport(sampleReport, ({ type }) => type === "policy-size")],
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

test("the HTML of a state has no changes", () => {
  expect(htmlReport(sampleState)).not.toMatch(
    /Added|class="badge (added|removed|widened|narrowed|unchanged|new)"/,
  );
});

test("the HTML has findings by severity, says whose and whether they are new, and folds what is ignored", () => {
  const titles = (html: string) =>
    [...html.matchAll(/<h3>(<span class="badge .*)<\/h3>/g)].map(([, title = ""]) =>
      title
        .replace(/<[^>]*>/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
    );
  const size = "error new The policy is longer than its quota";
  const others = [
    "error new A destination Region is missing",
    "warning The model can be called without its profile",
  ];
  expect(titles(htmlReport(sampleReport))).toEqual([others[0], size, others[1]]);
  const html = htmlReport(sampleReport, ({ type }) => type === "policy-size");
  const [shown = "", ignored = ""] = html.split('<details class="ignored">');
  expect([titles(shown), titles(ignored)]).toEqual([others, [size]]);
  expect(ignored).toContain("<summary>1 finding ignored</summary>");
  expect(shown).toContain("<dt>Who</dt><dd>role <code>legacy-batch</code> in <code>111122223333</code></dd>");
});
