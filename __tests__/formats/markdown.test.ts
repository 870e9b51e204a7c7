import { markdownLimit, markdownReport } from "../../modules/formats/markdown";
import { hostileReport } from "./hostile";
import { manyReport } from "./many";

test.each([
  [20, 40],
  [100, 40],
])(
  "%i roles with %i profiles fit a comment, cut between rows, with a line that says so",
  (roles, profiles) => {
    const text = markdownReport(manyReport(roles, profiles));
    expect(text.length).toBeLessThanOrEqual(markdownLimit);
    expect(text).toMatch(
      /\n> \d+ rows left out: a comment holds 65,000 characters of it\. The formats text and html show all\.\n$/,
    );
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    for (const line of text.split("\n").filter((row) => row.startsWith("  - type"))) {
      expect(line).toBe("  - type: system-defined");
    }
  },
);

test("leaves nothing out of a report that fits", () => {
  expect(markdownReport(manyReport(5, 5))).not.toContain("left out");
});

test("has no table of more than twelve profiles", () => {
  expect(markdownReport(manyReport(1, 12))).toContain("| --- |");
  const text = markdownReport(manyReport(1, 13));
  expect(text).not.toContain("| --- |");
  expect(text).toContain("13 columns are too many for a table here.");
});

test("every row of a table has as many cells as its head, whatever the names", () => {
  const tables = markdownReport(hostileReport)
    .split("\n\n")
    .filter((block) => block.startsWith("|"));
  expect(tables).toHaveLength(1);
  const rows = (tables[0] ?? "").trim().split("\n");
  expect(rows.length).toBeGreaterThan(3);
  expect(new Set(rows.map((row) => row.split("|").length)).size).toBe(1);
});
