import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Annotations, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { checkProp, shown } from "./prop";
import { roleEntries, rolesProblem, roleText, type Roles } from "./roles";
import { checkUniqueId } from "../regions/unique-id";

/**
 * The managed policies a role may have, by default and at most.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const policiesPerRole = { default: 10, highest: 20 };

const attachments = new WeakMap<TerraformStack, Map<string, number>>();

/** The number of managed policies that a stack attaches to each role, so far. */
function attached(scope: Construct): Map<string, number> {
  const stack = TerraformStack.of(scope);
  const counts = attachments.get(stack) ?? new Map<string, number>();
  attachments.set(stack, counts);
  return counts;
}

/**
 * Throws where roles have a problem, or would get too many managed policies.
 *
 * @param more how many policies are about to be attached
 */
export function checkRoles(construct: Construct, roles: Roles, more: number): void {
  checkProp(construct, "roles", rolesProblem(construct, roles));
  const counts = attached(construct);
  for (const [, role] of roleEntries(roles)) {
    const count = (counts.get(roleText(construct, role)) ?? 0) + more;
    if (count <= policiesPerRole.highest) continue;
    const problem = `should get at most ${policiesPerRole.highest} managed policies each, got ${count} for ${shown(role)}`;
    checkProp(construct, "roles", `${problem}; raise 'profilesPerPolicy' or name fewer profiles`);
  }
}

/**
 * The attachments of one managed policy to roles.
 *
 * Defines an `aws_iam_role_policy_attachment` per role.
 */
export class RoleAttachments extends Construct {
  constructor(scope: Construct, id: string, roles: Roles, policyArn: string) {
    super(scope, id);
    const counts = attached(this);
    for (const [key, role] of roleEntries(roles)) {
      checkUniqueId(new IamRolePolicyAttachment(this, key, { role, policyArn }));
      const text = roleText(this, role);
      const count = (counts.get(text) ?? 0) + 1;
      counts.set(text, count);
      if (count === policiesPerRole.default + 1) {
        Annotations.of(this).addWarning(
          `role ${shown(role)} gets more than ${policiesPerRole.default} managed policies; AWS allows up to ${policiesPerRole.highest} on request`,
        );
      }
    }
  }
}
