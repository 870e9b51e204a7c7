import { htmlReport } from "../../modules/formats/html";
import { textReport } from "../../modules/formats/text";
import { hostileReport } from "./hostile";
import { manyReport } from "./many";
import { emptyReport, sampleReport } from "./sample";

test.each([
  ["a sample", sampleReport],
  ["hostile names", hostileReport],
  ["60 profiles", manyReport(20, 60)],
])("with %s no line has more than 100 columns or a control character", (_, report) => {
  const lines = textReport(report).trimEnd().split("\n");
  expect(lines.filter((line) => Array.from(line).length > 100 || /[\p{Cc}\p{Cf}]/u.test(line))).toEqual([]);
});

test("breaks a long name and leaves nothing of it out", () => {
  const name = "very-long-".repeat(30);
  expect(textReport(hostileReport).replace(/\s/g, "")).toContain(name);
});

test("has every profile in the matrix, however many there are", () => {
  const [, matrix = ""] = textReport(manyReport(1, 60)).split("Who may call what");
  expect(matrix.split("\n  1  ")[0]?.match(/P/g)).toHaveLength(60);
});

test("leaves out a matrix that nobody could read, in HTML too, and says so", () => {
  const sentence = "The matrix of 201 principals and 50 columns is left out.";
  const report = manyReport(201, 50);
  expect(textReport(report)).toContain(`=\n\n  ${sentence}\n`);
  const html = htmlReport(report);
  expect(html).toContain(sentence);
  expect(html).not.toContain("<table>");
});

test.each([
  ["plan", "No change can be told from this plan: what is not judged may be one."],
  ["state", "No access can be told from this state: what is not judged may give some."],
] as const)(
  "of a %s in which not everything is judged it never says that there is none",
  (source, sentence) => {
    const unjudged = [{ address: "aws_iam_role_policy_attachment.x", statement: null, what: "the policy" }];
    for (const write of [textReport, htmlReport]) {
      const all = write({ ...emptyReport, source });
      expect(all).toMatch(/This plan changes nobody(&#39;|')s access\.|No principal has access\./);
      const some = write({ ...emptyReport, source, unjudged });
      expect(some).not.toMatch(/This plan changes nobody|No principal has access/);
      expect(some).toContain(sentence);
    }
  },
);
