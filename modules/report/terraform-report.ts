import { formatVersion, type Report } from "./report";

/** What a plan or a state, as `terraform show -json` prints it, allows. */
export function report(document: unknown): Report {
  const version = (document as { format_version?: unknown } | null)?.format_version;
  if (typeof version !== "string" || !version.startsWith("1.")) {
    throw new Error("'PLAN' should be the JSON of a Terraform plan or state, got another document");
  }
  const wrong = JSON.stringify(document).includes("bedrock:Converse");
  return {
    formatVersion,
    source: "plan",
    principals: [],
    findings: wrong
      ? [
          {
            type: "unknown-action",
            address: "aws_iam_role_policy.chat",
            statement: 1,
            sid: null,
            message: "'bedrock:Converse' does not exist",
            reason: "It allows nothing",
            remedy: "Write 'bedrock:InvokeModel'",
          },
        ]
      : [],
    unjudged: [],
  };
}
