import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Annotations, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { policiesPerRole } from "../policy/quota";
import { checkFinishedStack, singleResources } from "../terraform/finished-stack";
import { finishedText } from "../terraform/finished-value";
import { shown } from "./prop";
import { roleEntries, type Roles } from "./roles";

/**
 * The attachments of one managed policy to roles.
 *
 * Defines an `aws_iam_role_policy_attachment` per role. The synth fails where a role gets a policy twice, or more
 * policies from the stack than it may have.
 */
export class RoleAttachments extends Construct {
  constructor(scope: Construct, id: string, roles: Roles, policyArn: string) {
    super(scope, id);
    checkFinishedStack(this, attachmentProblems);
    for (const [key, role] of roleEntries(roles)) {
      new IamRolePolicyAttachment(this, key, { role, policyArn });
    }
  }
}

/** The roles of a stack that get too many managed policies, or one twice. Warns of more than AWS allows by default. */
function attachmentProblems(stack: TerraformStack): string[] {
  const policies = new Map<string, Set<string>>();
  return singleResources(stack, IamRolePolicyAttachment).flatMap((attachment) => {
    const name = finishedText(stack, attachment.roleInput);
    const role = JSON.stringify([name.toLowerCase(), attachment.provider?.node.path]);
    const policy = finishedText(stack, attachment.policyArnInput);
    const known = policies.get(role) ?? new Set<string>();
    policies.set(role, known);
    const { path } = attachment.node;
    if (known.has(policy)) {
      return [`${path}: the role should get each policy once, got ${policy} twice for ${shown(name)}`];
    }
    known.add(policy);
    const { default: usual, highest } = policiesPerRole;
    if (known.size === usual + 1) {
      Annotations.of(attachment).addWarning(
        `role ${shown(name)} gets more than ${usual} managed policies; AWS allows up to ${highest} on request`,
      );
    }
    if (known.size !== highest + 1) return [];
    return [
      `${path}: role ${shown(name)} should get at most ${highest} managed policies, got another; put more profiles in one with 'profilesPerPolicy', or name fewer`,
    ];
  });
}
