import { runUnsafeSimulation } from "@cloud-copilot/iam-simulate";

/** A statement of a policy document, as the tests write it. */
export interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface Policy {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}

/** The values of the condition keys that a request has. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

/** One request, as IAM checks it. */
export interface Request {
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
}

type Decision = "Allowed" | "ExplicitlyDenied" | "ImplicitlyDenied";

const account = "111122223333";

/**
 * What an evaluator of IAM policies that is not ours decides of a request.
 *
 * @param policies the policies of the principal
 * @param boundary its permissions boundary, or undefined where it has none
 */
export function decision(
  policies: readonly Policy[],
  boundary: Policy | undefined,
  { action, resource, context }: Request,
): Decision {
  const named = (all: readonly Policy[]) =>
    all.map((policy, index) => ({ name: String(index), policy: readablePolicy(policy, context) }));
  return runUnsafeSimulation(
    {
      request: {
        principal: `arn:aws:iam::${account}:role/analytics`,
        action,
        // what an identity policy allows in another account that account has to allow too: that is not asked here
        resource: { resource, accountId: account },
        contextVariables: { ...context, [resourceKey]: resource },
      },
      identityPolicies: named(policies),
      ...(boundary && { permissionBoundaryPolicies: named([boundary]) }),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
}

/** A condition key for the resource, which the other evaluator needs for the patterns it does not read in `Resource`. */
const resourceKey = "test:Resource";

const readable = new WeakMap<Policy, Policy>();

/** A policy in words that the other evaluator reads as IAM does, with the values of a request for its variables. */
function readablePolicy(policy: Policy, context: Context): Policy {
  const found = readable.get(policy);
  if (found) return found;
  const { Version } = policy;
  const text = JSON.stringify(policy.Statement);
  const isSame = !/\$\{[^*?$]/.test(text);
  const statements = isSame ? policy.Statement : (JSON.parse(withValues(text, context)) as Statement[]);
  const result = { Version, Statement: statements.map(withReadableResource) };
  if (isSame) readable.set(policy, result);
  return result;
}

/** What no request has in it. */
const unlike = "\u00ff";

/**
 * Text of a policy with the values of a request in place of its policy variables. What the request does not have is
 * equal to nothing and like nothing.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
 */
function withValues(text: string, context: Context): string {
  const values = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  return text.replace(/\$\{([^*?$}][^}]*)\}/g, (_, variable: string) => {
    const [, name = "", instead] = /^([^,]*)(?:, '(.*)')?$/.exec(variable) ?? [];
    const value = values.get(name.toLowerCase());
    const put = typeof value === "string" ? value : (instead ?? unlike);
    return put.replace(/[*?$]/g, "${$&}");
  });
}

/**
 * A statement whose resources the other evaluator reads as IAM does. It takes a wildcard in the resource type to match
 * nothing, so that such patterns become a condition, and a short ARN in `NotResource` to leave nothing.
 */
function withReadableResource(statement: Statement): Statement {
  const { Resource, NotResource, ...rest } = statement;
  const patterns = [Resource ?? NotResource ?? []].flat();
  if (!patterns.some(hasUnreadType) || patterns.some((pattern) => /^\*+$/.test(pattern))) {
    return NotResource === undefined ? statement : { ...rest, NotResource: patterns.map(allParts) };
  }
  const operator = Resource === undefined ? "ArnNotLike" : "ArnLike";
  return {
    ...rest,
    Resource: "*",
    Condition: {
      ...rest.Condition,
      [operator]: { ...rest.Condition?.[operator], [resourceKey]: patterns.map(allParts) },
    },
  };
}

function hasUnreadType(pattern: string): boolean {
  const parts = pattern.split(":");
  const [type = ""] = /^[^/:]*(?=[/:])/.exec(parts.slice(5).join(":")) ?? [];
  return /[*?$]/.test(type) || parts.slice(0, 5).some((part) => part.includes("$"));
}

/** A pattern for resources with all parts of an ARN, if it is one for ARNs. */
export function allParts(pattern: string): string {
  return /^\*+$/.test(pattern) ? pattern : pattern + ":*".repeat(Math.max(0, 6 - pattern.split(":").length));
}
