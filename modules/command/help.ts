import { formats } from "../formats/format";
import { findingTypes } from "../report/finding-kind";

/** What \`--help\` prints. */
export const help = `bedrock-access report PLAN [--format FORMAT] [--out FILE] [--fail-on WORD,…] [OPTION…]

Who may invoke which Amazon Bedrock models through which inference profiles, and what a plan changes.

  PLAN            what \`terraform show -json\` prints of a plan or a state; - reads standard input
  --format        ${[...formats.keys()].join(", ")} (default: text)
  --out           a file to write instead of standard output
  --fail-on       what makes the exit code 1, with commas between:
                  any finding, those of a severity (error, warning, note), or of a type
                  a change (added, removed, widened, narrowed)
                  assumed, for attachments that a plan shows by references only
                  not-judged, for what can't be told from the plan
  --new           only findings that this plan brings
  --ignore        TYPE@ADDRESS, a finding that does not count; repeatable
  --profiles      a file of what \`aws bedrock list-inference-profiles\` prints, for profiles that
                  the plan does not read; repeatable
  --changes-only  only access that this plan changes
  --version       the version
  --help          this text

Types of findings:
  ${findingTypes.join("\n  ")}

Exit codes: 0 done, 1 a finding that --fail-on names, 2 the command line or the plan is of no use.
`;
