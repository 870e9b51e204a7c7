import { report } from "../../modules/findings/terraform-report";
import { account, document } from "../plan/plan";

const escape = "\u001b";
const name = `<script>alert(1)</script>|@everyone\n# heading ${escape}[31mred${escape}[0m ${escape}]0;title\u0007`;
const id = `"><img src=x onerror=alert(1)> a\u202egnp.exe\u2066 \`tick\` | [link](javascript:alert(1)) \u009b2J\u0007`;
const arn = `arn:aws:bedrock:us-west-2:${account}:application-inference-profile/${id}`;
const models = [
  `arn:aws:bedrock:${"x".repeat(200)}::foundation-model/m`,
  "arn:aws:bedrock:&lt;b&gt;::foundation-model/m",
];

const policy = JSON.stringify(
  document(
    {
      Sid: "--><b>",
      Effect: "Allow",
      Action: ["bedrock:InvokeModel", "bedrock:<b>\r\n- item"],
      Resource: [arn, ...models],
    },
    {
      Effect: "Allow",
      Action: "bedrock:InvokeModel",
      Resource: "*",
      Condition: {
        "Bool</td>": { "aws:<b>": "true" },
        StringEquals: { "aws:PrincipalTag/<b>": ["|`a`", "**do** _it_ \\| $x^2$ ~gone~"] },
        Null: {
          "bedrock:see https://example.com, www.example.com #1 or can't ![i](https://example.com/x.png) <!-- ":
            "x",
        },
      },
    },
  ),
);

interface Named {
  readonly type: string;
  readonly name: string;
  readonly values: object;
  readonly unknown?: object;
}

const resources: readonly Named[] = [
  { type: "aws_iam_role_policy", name: 'x["</details>`"]', values: { role: name, name: "i", policy } },
  { type: "aws_iam_user_policy", name: "y", values: { user: "very-long-".repeat(30), name: "i", policy } },
  {
    type: "aws_iam_user_policy",
    name: `z["|<a href=x>@octocat${escape}[31m\r\n# heading \u2028\`"]`,
    values: { user: "u", name: "i" },
    unknown: { policy: true },
  },
  {
    type: "aws_bedrock_inference_profile",
    name: `p["<b>${escape}[2J"]`,
    values: { arn, name: id, models: models.map((model_arn) => ({ model_arn })) },
  },
];

/** What is said of a plan whose names try to be markup, links, mentions, rows of a table or commands to a terminal. */
export const hostileReport = report(
  {
    format_version: "1.2",
    resource_changes: resources.map(({ type, name: label, values, unknown = {} }) => ({
      ...{ address: `${type}.${label}`, mode: "managed", type, name: label.replace(/\[.*/su, "") },
      change: { actions: ["create"], before: null, after: values, after_unknown: unknown },
    })),
    configuration: {},
  },
  [],
  `</title><script>alert(2)</script>${escape}[31m|\`@everyone\`.json`,
);
