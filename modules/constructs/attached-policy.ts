import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import type { PolicyDocument } from "../policy/document";
import { descriptionProblem, pathProblem, policyNameProblem } from "../policy/name";
import { checkProp, textProblem } from "./prop";
import { roleEntries, rolesProblem, type Roles } from "./roles";

/** What a managed policy is called, and which roles get it. */
export interface AttachedPolicyProps {
  /** The names of the roles, or a record of them whose keys are construct IDs, so that a name may be a token. */
  readonly roles: Roles;

  /**
   * The name of the policy, 1 to 128 characters from `[\w+=,.@-]`. Another name is another policy.
   *
   * @default - the path of the construct, with `-` for `/`
   */
  readonly policyName?: string;

  /**
   * The IAM path of the policy, at most 512 characters. Another path is another policy.
   *
   * @default "/"
   */
  readonly path?: string;

  /**
   * The description of the policy, at most 1,000 characters. Another description is another policy.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * The tags of the policy.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Throws where the props of a construct that attaches a policy have a problem. */
export function checkAttachedPolicyProps(construct: Construct, props: AttachedPolicyProps): void {
  checkProp(construct, "roles", rolesProblem(props.roles));
  checkProp(construct, "policyName", textProblem(policyName(construct, props), policyNameProblem));
  checkProp(construct, "path", textProblem(props.path, pathProblem));
  checkProp(construct, "description", textProblem(props.description, descriptionProblem));
}

/** The name of the policy that a construct attaches. */
export function policyName(construct: Construct, props: AttachedPolicyProps): string {
  return props.policyName ?? construct.node.path.replaceAll("/", "-");
}

/**
 * A managed policy and the roles it is attached to.
 *
 * Defines an `aws_iam_policy`, and an `aws_iam_role_policy_attachment` per role.
 */
export class AttachedPolicy extends Construct {
  /** The ARN of the policy, a string token. */
  readonly policyArn: string;

  constructor(scope: Construct, id: string, props: AttachedPolicyProps & { document: PolicyDocument }) {
    super(scope, id);
    const policy = new IamPolicy(this, "Resource", {
      name: props.policyName,
      policy: Fn.jsonencode(props.document),
      path: props.path,
      description: props.description,
      tags: props.tags,
    });
    const attachments = new Construct(this, "Roles");
    for (const [role, name] of roleEntries(props.roles)) {
      new IamRolePolicyAttachment(attachments, role, { role: name, policyArn: policy.arn });
    }
    this.policyArn = policy.arn;
  }
}
