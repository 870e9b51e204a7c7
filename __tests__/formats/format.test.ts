import { formats } from "../../modules/formats/format";
import { sampleReport, sampleState } from "./sample-report";

describe.each([...formats])("the format %s", (name, write) => {
  const shown = withoutMarkup(write(sampleReport));

  test("shows the account of each principal, and the address of one whose name is not known", () => {
    const accounts = ["Analysts in 999988887777", "analytics in 111122223333", "aws_iam_role.worker"];
    for (const text of name === "json" ? ["999988887777", "aws_iam_role.worker"] : accounts) {
      expect(shown).toContain(text);
    }
  });

  test("shows which policies are assumed, unknown, partial or the permissions boundary", () => {
    for (const text of name === "json" ? values : sentences) expect(shown).toContain(text);
  });

  test("shows what is assumed in a state", () => {
    expect(withoutMarkup(write(sampleState))).toContain("assumed");
  });
});

const values = [`"attachment": "assumed"`, `"attachment": "unknown"`, `"document": "partial"`, `"boundary"`];
const sentences = [
  "aws_iam_policy.analysts is assumed to be attached",
  "aws_iam_policy.tools is perhaps attached",
  "aws_iam_policy.support is attached; its document is not known",
  "aws_iam_policy.support_models is assumed to be attached; a part of its document is known after apply",
  "aws_iam_policy.boundary is the permissions boundary",
  "aws_iam_policy.boundary is assumed to be the permissions boundary",
  "policy/boundary is the permissions boundary; its document is not known",
];

/** A text without the elements and backticks around its names, and its broken lines whole. */
function withoutMarkup(text: string): string {
  return text.replace(/<\/?(code|a|span|p)\b[^>]*>|`/g, "").replace(/\s+/g, " ");
}
