/** What AWS managed policies that open Bedrock as a whole say of it, by name. */
const documents: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AdministratorAccess: { Action: "*" },
    AmazonBedrockFullAccess: { Action: "bedrock:*" },
    PowerUserAccess: { NotAction: ["iam:*", "organizations:*", "account:*"] },
  }).map(([name, actions]) => [
    name,
    JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", ...actions, Resource: "*" } }),
  ]),
);

/**
 * What an AWS managed policy says of Bedrock, or undefined where that is not known.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export function awsManagedPolicy(arn: string): string | undefined {
  const [, name = ""] = /^arn:[^:]+:iam::aws:policy\/(\w+)$/.exec(arn) ?? [];
  return documents.get(name);
}
