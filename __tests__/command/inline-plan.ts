/** A plan that creates an inline policy of one statement. */
export function inline(statement: object): string {
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.5.7",
    resource_changes: [
      {
        address: "aws_iam_role_policy.chat",
        mode: "managed",
        type: "aws_iam_role_policy",
        name: "chat",
        change: {
          actions: ["create"],
          before: null,
          after: { name: "chat", role: "chat", policy },
          after_unknown: {},
        },
      },
    ],
  });
}

/** One whose action does not exist. */
export const converse = inline({ Effect: "Allow", Action: "bedrock:Converse", Resource: "*" });
