import { attachments } from "../modules/plan/attachments";
import { parseTerraformDocument } from "../modules/plan/terraform-document";
import type { PolicyDocument } from "../modules/policy/document";
import type { Plan } from "./terraform";

/** A managed policy that a plan attaches. */
export interface Grant {
  /** Who gets it, such as `role analytics`. */
  readonly principal: string;
  readonly policyName: string;
  readonly document: PolicyDocument;
}

/** The policies that a plan attaches and has, principal by principal. */
export function plannedGrants(plan: Plan): Grant[] {
  const document = parseTerraformDocument(plan);
  const { principals } = attachments(document).after;
  return [...principals.values()].flatMap(({ type, name, policies }) =>
    policies.flatMap(({ policy: { address, json, managed }, use }) => {
      const policyName = document.after.get(address)?.values.name;
      if (name === null || use !== "policy" || !managed || json === undefined) return [];
      if (typeof policyName !== "string") return [];
      return [{ principal: `${type} ${name}`, policyName, document: JSON.parse(json) as PolicyDocument }];
    }),
  );
}
