import type { Report } from "../../modules/report/report";

const escape = "\u001b";

/** Names that try to be markup, links, mentions, rows of a table or commands to a terminal. */
export const hostileReport: Report = {
  formatVersion: "2.0",
  source: "plan",
  principals: [
    {
      type: "role",
      address: 'aws_iam_role.x["<script>"]',
      account: "1`2|<b>\u202e",
      provider: "aws.</script>",
      policies: [
        {
          address: 'aws_iam_policy.x["</details>`"]',
          use: "policy",
          attachment: "known",
          document: "unknown",
        },
        {
          address: "arn:aws:iam::aws:policy/@everyone|<img src=x>",
          use: "boundary",
          attachment: "assumed",
          document: "known",
        },
      ],
      name: `<script>alert(1)</script>|@everyone\n# heading ${escape}[31mred${escape}[0m ${escape}]0;title\u0007`,
      profiles: [
        {
          profile: {
            arn: 'arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/"><img src=x onerror=alert(1)>',
            address: `aws_bedrock_inference_profile.x["<b>${escape}[2J"]`,
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
          profile: {
            arn: null,
            address: null,
            label: "",
            type: "none",
            sourceRegion: null,
            foundationModelArns: null,
          },
          change: "added",
          before: null,
          after: null,
        },
      ],
      other: [],
      globalRouting: { before: "not-allowed", after: "not-allowed" },
    },
    {
      type: "user",
      name: "very-long-".repeat(30),
      address: null,
      account: null,
      provider: null,
      policies: [{ address: "aws_iam_policy.y", use: "policy", attachment: "unknown", document: "unknown" }],
      profiles: [],
      other: [],
      globalRouting: { before: "denied", after: "not-allowed" },
    },
    {
      type: "user",
      name: null,
      address: `aws_iam_user.x["|<a href=x>@octocat${escape}[31m\r\n# heading"]`,
      account: null,
      provider: null,
      policies: [
        {
          address: "aws_iam_user_policy.z\u2028`",
          use: "policy",
          attachment: "assumed",
          document: "partial",
        },
      ],
      profiles: [],
      other: [],
      globalRouting: { before: null, after: "not-allowed" },
    },
  ],
  findings: [
    {
      type: "invalid-policy",
      severity: "error",
      introduced: true,
      principals: [{ type: "user", name: "<b>", address: "x|y", account: "</td>", provider: "`" }],
      address: 'aws_iam_policy.x["a|b"]',
      statement: 1,
      sid: "--><b>",
      path: 'Statement[0].Condition["<b>|`"]',
      message:
        "got '<script>' and `code` from @octocat in #1, see https://example.com, www.example.com or can't",
      reason: "![image](https://example.com/x.png) <!-- comment",
      remedy: "**do** _it_ \\| $x^2$ ~gone~",
    },
  ],
  unjudged: [{ address: "aws_iam_policy.x\u2028y", statement: null, what: "the operator '`'" }],
};
