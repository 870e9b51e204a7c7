import { bedrock, others } from "./aws-managed-policies.json";

const silent: ReadonlySet<string> = new Set(others);

/**
 * What an AWS managed policy says of Bedrock, as its JSON: nothing, for one that does not. Undefined for a policy that
 * is none of AWS's, or that nobody looked at.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export function awsManagedPolicy(arn: string): string | undefined {
  const [, name = ""] = /^arn:[^:]+:iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(arn) ?? [];
  if (silent.has(name)) return noStatements;
  const policies: Readonly<Record<string, { readonly Statement: unknown }>> = bedrock;
  const policy = Object.hasOwn(policies, name) ? policies[name] : undefined;
  return policy && JSON.stringify({ Version: "2012-10-17", Statement: policy.Statement });
}

const noStatements = JSON.stringify({ Version: "2012-10-17", Statement: [] });
