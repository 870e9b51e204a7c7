import type { Report } from "../../modules/report/report";

const escape = "\u001b";

/** Names that try to be markup, links, mentions, rows of a table or commands to a terminal. */
export const hostileReport: Report = {
  formatVersion: "2.0-draft",
  source: "plan",
  principals: [
    {
      type: "role",
      name: `<script>alert(1)</script>|@everyone\n# heading ${escape}[31mred${escape}[0m ${escape}]0;title\u0007`,
      profiles: [
        {
          profile: {
            arn: 'arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/"><img src=x onerror=alert(1)>',
            label: "a\u202egnp.exe\u2066 `tick` | [link](javascript:alert(1)) \u009b2J\u0007",
            type: "application",
            sourceRegion: "</text><script>",
            foundationModelArns: [],
          },
          change: "widened",
          before: {
            invoke: "never",
            invokeWithResponseStream: "never",
            destinations: [],
            direct: "denied",
            manages: [],
            conditions: [],
          },
          after: {
            invoke: "sometimes",
            invokeWithResponseStream: "sometimes",
            destinations: [
              { region: "&lt;b&gt;", invoke: "allowed", invokeWithResponseStream: "allowed" },
              { region: "x".repeat(200), invoke: "allowed", invokeWithResponseStream: "allowed" },
              { region: "|---|", invoke: "denied", invokeWithResponseStream: "denied" },
            ],
            direct: "allowed",
            manages: ["bedrock:*\r\n- item"],
            conditions: ["aws:PrincipalTag/<b> is |`a`"],
          },
        },
        {
          profile: { arn: null, label: "", type: "none", sourceRegion: null, foundationModelArns: null },
          change: "added",
          before: null,
          after: null,
        },
      ],
      unknownPolicies: ['aws_iam_policy.x["</details>`"]'],
      other: [],
      globalRouting: { before: "not-allowed", after: "not-allowed" },
    },
    {
      type: "user",
      name: "very-long-".repeat(30),
      profiles: [],
      unknownPolicies: ["aws_iam_policy.y"],
      other: [],
      globalRouting: { before: "denied", after: "not-allowed" },
    },
  ],
  findings: [
    {
      type: "invalid-policy",
      address: 'aws_iam_policy.x["a|b"]',
      statement: 1,
      sid: "--><b>",
      message:
        "got '<script>' and `code` from @octocat in #1, see https://example.com, www.example.com or can't",
      reason: "![image](https://example.com/x.png) <!-- comment",
      remedy: "**do** _it_ \\| $x^2$ ~gone~",
    },
  ],
  unjudged: [{ address: "aws_iam_policy.x\u2028y", statement: null, what: "the operator '`'" }],
};
