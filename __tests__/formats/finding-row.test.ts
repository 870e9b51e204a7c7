import { findingRows, findingsInWords, holdersInWords } from "../../modules/formats/finding-row";
import type { Finding, PrincipalReference } from "../../modules/report/report";

function finding(severity: Finding["severity"], address: string, introduced: boolean | null = null): Finding {
  return {
    type: "policy-size",
    severity,
    introduced,
    principals: [],
    address,
    statement: null,
    sid: null,
    path: null,
    message: "",
    reason: "",
    remedy: "",
  };
}

const all = [
  finding("note", "a", true),
  finding("warning", "b", false),
  finding("error", "c"),
  finding("warning", "d", true),
];
const none = () => false;

test("findings come by severity, each severity in the order of the report", () => {
  const { counting } = findingRows(all, none);
  expect(counting.map((row) => [row.finding.address, row.isNew])).toEqual([
    ["c", false],
    ["b", false],
    ["d", true],
    ["a", true],
  ]);
});

test.each<[string, (finding: Finding) => boolean, string]>([
  ["all", none, "1 error, 2 warnings, 1 note"],
  ["some ignored", ({ severity }) => severity === "warning", "1 error, 1 note, 2 ignored"],
  ["all ignored", () => true, "no findings, 4 ignored"],
])("findings are counted by severity: %s", (_, isIgnored, words) => {
  expect(findingsInWords(findingRows(all, isIgnored))).toBe(words);
});

test("a finding of many names the first, and counts the others", () => {
  const principals = Array.from({ length: 7 }, (_, index): PrincipalReference => ({
    type: "role",
    name: index === 0 ? null : `r${index}`,
    address: "aws_iam_role.r",
    account: index === 0 ? "111122223333" : null,
    provider: null,
  }));
  const words = (count: number) =>
    holdersInWords(
      { ...finding("note", "a"), principals: principals.slice(0, count) },
      (text) => `<${text}>`,
    );
  expect([0, 1, 5, 7].map(words)).toEqual([
    "",
    "role <aws_iam_role.r> in <111122223333>",
    "role <aws_iam_role.r> in <111122223333>, role <r1>, role <r2>, role <r3>, role <r4>",
    "role <aws_iam_role.r> in <111122223333>, role <r1>, role <r2>, role <r3>, role <r4>, 2 more",
  ]);
});
