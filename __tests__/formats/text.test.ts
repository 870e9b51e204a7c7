import { htmlReport } from "../../modules/formats/html";
import { textReport } from "../../modules/formats/text";
import { expected } from "./expected";
import { hostileReport } from "./hostile-report";
import { manyReport } from "./many-report";
import { emptyReport, sampleReport, sampleState } from "./sample-report";

test.each([
  ["sample.txt", sampleReport],
  ["state.txt", sampleState],
  ["hostile.txt", hostileReport],
  ["empty.txt", emptyReport],
])("the report is %s", (file, report) => {
  expect(textReport(report)).toBe(expected(file));
});

test("what is ignored stands apart in ignored.txt", () => {
  expect(textReport(sampleReport, ({ type }) => type === "policy-size")).toBe(expected("ignored.txt"));
});

test.each([
  ["a sample", sampleReport],
  ["hostile names", hostileReport],
  ["60 profiles", manyReport(20, 60)],
])("with %s no line has more than 100 columns or a control character", (_, report) => {
  for (const line of textReport(report).trimEnd().split("\n")) {
    expect(Array.from(line).length).toBeLessThanOrEqual(100);
    expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }
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
  const sentence = "The matrix of 201 principals and 50 inference profiles is left out.";
  const report = manyReport(201, 50);
  expect(textReport(report)).toContain(`Who may call what\n\n${sentence}\n`);
  expect(htmlReport(report)).toContain(sentence);
  expect(htmlReport(report)).not.toContain("<table>");
});

test("says that nobody has access only where everything is judged", () => {
  const unjudged = [{ address: "aws_iam_role_policy_attachment.x", statement: null, what: "the policy" }];
  expect(textReport(emptyReport)).toContain("No principal has access.");
  for (const text of [textReport, htmlReport].map((write) => write({ ...emptyReport, unjudged }))) {
    expect(text).not.toContain("No principal has access.");
    expect(text).toContain("No access can be told from this plan: what is not judged may give some.");
  }
});
