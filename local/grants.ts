import type { PolicyDocument } from "../modules/policy/document";
import type { Plan } from "./terraform";

/** A managed policy that a plan attaches to a role. */
export interface Grant {
  readonly role: string;
  readonly policyName: string;
  readonly document: PolicyDocument;
}

/** The policies that a plan attaches, role by role. */
export function plannedGrants(plan: Plan): Grant[] {
  const planned = new Map(
    (plan.resource_changes ?? []).map(({ address, change }) => [address, change.after]),
  );
  return (plan.configuration.root_module.resources ?? []).flatMap(({ address, expressions }) => {
    // the policy's ARN is unknown before apply: the configuration says which policy is meant
    const policy = expressions?.policy_arn?.references?.map((name) => planned.get(name)).find(Boolean);
    const role = planned.get(address)?.role;
    if (!policy || typeof role !== "string") return [];
    return [
      {
        role,
        policyName: String(policy.name),
        document: JSON.parse(String(policy.policy)) as PolicyDocument,
      },
    ];
  });
}
