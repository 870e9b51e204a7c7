import { markdownLimit, markdownReport } from "../../modules/formats/markdown";
import { expected } from "./expected";
import { hostileReport } from "./hostile-report";
import { manyReport } from "./many-report";
import { emptyReport, sampleReport, sampleState } from "./sample-report";

test.each([
  ["sample.md", sampleReport],
  ["state.md", sampleState],
  ["hostile.md", hostileReport],
  ["empty.md", emptyReport],
])("the report is %s", (file, report) => {
  expect(markdownReport(report)).toBe(expected(file));
});

test("what is ignored stands apart in ignored.md", () => {
  expect(markdownReport(sampleReport, ({ type }) => type === "policy-size")).toBe(expected("ignored.md"));
});

test.each([
  [10, 30],
  [100, 100],
])(
  "%i roles with %i profiles fit a comment, cut between rows, with a line that says so",
  (roles, profiles) => {
    const text = markdownReport(manyReport(roles, profiles));
    expect(text.length).toBeLessThanOrEqual(markdownLimit);
    expect(text).toMatch(
      /\n> \d+ rows left out: a comment holds 65,000 characters of it\. The formats text and html show all\.\n$/,
    );
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    for (const line of text.split("\n").filter((row) => row.startsWith("| **added"))) {
      expect(line).toMatch(/ \|$/);
    }
  },
);

test("leaves nothing out of a report that fits", () => {
  expect(markdownReport(manyReport(5, 5))).not.toContain("left out");
});

test("every row of a table has as many cells as its head, whatever the names", () => {
  const tables = markdownReport(hostileReport)
    .split("\n\n")
    .filter((block) => block.startsWith("|"));
  expect(tables.length).toBeGreaterThan(2);
  for (const table of tables) {
    const cells = table
      .trim()
      .split("\n")
      .map((row) => row.split("|").length);
    expect(new Set(cells).size).toBe(1);
  }
});
