import type { Report } from "../../modules/report/report";

const escape = "\u001b";

/** Names that try to be markup, links, mentions, rows of a table or commands to a terminal. */
export const hostileReport: Report = {
  formatVersion: "1.0",
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
          before: { actions: [], destinationRegions: [], missingRegions: [], direct: false },
          after: {
            actions: ["bedrock:*\r\n- item"],
            destinationRegions: ["&lt;b&gt;", "x".repeat(200)],
            missingRegions: ["|---|"],
            direct: true,
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
      globalRoutingDenied: { before: false, after: false },
    },
    {
      type: "user",
      name: "very-long-".repeat(30),
      profiles: [],
      unknownPolicies: ["aws_iam_policy.y"],
      globalRoutingDenied: { before: true, after: false },
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
