import { attachments } from "../modules/plan/attachment";
import { parseTerraformDocument } from "../modules/plan/terraform-document";
import type { PolicyDocument } from "../modules/policy/document";
import type { Plan } from "./terraform";

/** A managed policy that a plan attaches to a role. */
export interface Grant {
  readonly role: string;
  readonly policyName: string;
  readonly document: PolicyDocument;
}

/** The policies that a plan attaches and has, role by role. */
export function plannedGrants(plan: Plan): Grant[] {
  const document = parseTerraformDocument(plan);
  const { principals } = attachments(document).after;
  return [...principals.values()]
    .filter(({ type }) => type === "role")
    .flatMap(({ name: role, policies }) =>
      policies.flatMap(({ policy: { address, json, managed }, use }) => {
        const policyName = document.after.get(address)?.values.name;
        if (role === null || use !== "policy" || !managed || json === undefined) return [];
        if (typeof policyName !== "string") return [];
        return [{ role, policyName, document: JSON.parse(json) as PolicyDocument }];
      }),
    );
}
