import { IamGroupPolicyAttachment } from "@cdktf/provider-aws/lib/iam-group-policy-attachment";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { IamUserPolicyAttachment } from "@cdktf/provider-aws/lib/iam-user-policy-attachment";
import { Annotations, type ITerraformDependable, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { principalKinds } from "../policy/principal";
import { checkFinishedStack, singleResources } from "../terraform/finished-stack";
import { finishedText } from "../terraform/finished-value";
import { principalEntries, principalPropNames, type Principals } from "./principals";
import { shown } from "./prop";

/** The attachment of a managed policy to a principal. */
type Attachment = IamRolePolicyAttachment | IamUserPolicyAttachment | IamGroupPolicyAttachment;

/** How Terraform attaches a policy to a principal of a kind. */
interface AttachmentKind {
  /** The ID of the construct that holds the attachments. */
  readonly group: string;
  readonly make: (scope: Construct, id: string, name: string, policyArn: string) => Attachment;

  /** Every attachment of the kind in a stack, with the name of who gets the policy. */
  readonly all: (stack: TerraformStack) => (readonly [attachment: Attachment, name: string | undefined])[];
}

const attachmentKinds: Readonly<Record<keyof Principals, AttachmentKind>> = {
  roles: {
    group: "Roles",
    make: (scope, id, role, policyArn) => new IamRolePolicyAttachment(scope, id, { role, policyArn }),
    all: (stack) =>
      singleResources(stack, IamRolePolicyAttachment).map((each) => [each, each.roleInput] as const),
  },
  users: {
    group: "Users",
    make: (scope, id, user, policyArn) => new IamUserPolicyAttachment(scope, id, { user, policyArn }),
    all: (stack) =>
      singleResources(stack, IamUserPolicyAttachment).map((each) => [each, each.userInput] as const),
  },
  groups: {
    group: "Groups",
    make: (scope, id, group, policyArn) => new IamGroupPolicyAttachment(scope, id, { group, policyArn }),
    all: (stack) =>
      singleResources(stack, IamGroupPolicyAttachment).map((each) => [each, each.groupInput] as const),
  },
};

/**
 * Attaches one managed policy to principals, and returns the attachments.
 *
 * Defines an `aws_iam_role_policy_attachment` per role, an `aws_iam_user_policy_attachment` per user, and an
 * `aws_iam_group_policy_attachment` per group. The synth fails where somebody gets a policy twice, or more policies
 * from the stack than IAM allows.
 */
export function attach(scope: Construct, principals: Principals, policyArn: string): ITerraformDependable[] {
  checkFinishedStack(scope, attachmentProblems);
  return principalPropNames.flatMap((prop) => {
    const names = principals[prop];
    if (names === undefined) return [];
    const { group, make } = attachmentKinds[prop];
    const holder = new Construct(scope, group);
    return principalEntries(names).map(([id, name]) => make(holder, id, name, policyArn));
  });
}

/** Who gets too many managed policies in a stack, or one twice. Warns of more than AWS allows by default. */
function attachmentProblems(stack: TerraformStack): string[] {
  return principalPropNames.flatMap((prop) => kindProblems(stack, prop));
}

function kindProblems(stack: TerraformStack, prop: keyof Principals): string[] {
  const {
    word,
    policies: { default: usual, highest },
  } = principalKinds[prop];
  const policies = new Map<string, Set<string>>();
  return attachmentKinds[prop].all(stack).flatMap(([attachment, nameInput]) => {
    const name = finishedText(stack, nameInput);
    const principal = JSON.stringify([name.toLowerCase(), attachment.provider?.node.path]);
    const policy = finishedText(stack, attachment.policyArnInput);
    const known = policies.get(principal) ?? new Set<string>();
    policies.set(principal, known);
    const { path } = attachment.node;
    if (known.has(policy)) {
      return [`${path}: the ${word} should get each policy once, got ${policy} twice for ${shown(name)}`];
    }
    known.add(policy);
    if (known.size === usual + 1 && usual < highest) {
      Annotations.of(attachment).addWarning(
        `${word} ${shown(name)} gets more than ${usual} managed policies; AWS allows up to ${highest} on request`,
      );
    }
    if (known.size !== highest + 1) return [];
    return [
      `${path}: ${word} ${shown(name)} should get at most ${highest} managed policies, got another; put more profiles in one with 'profilesPerPolicy', or name fewer`,
    ];
  });
}
