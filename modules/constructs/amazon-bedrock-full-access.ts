import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { Construct } from "constructs";
import { prepareStack } from "../terraform/aws-provider";
import { RoleAttachments } from "./attachment";
import { checkProps, checkValue, type PropNames } from "./prop";
import { rolesProblem, type Roles } from "./roles";

/** Which roles get the AWS managed policy. */
export interface AmazonBedrockFullAccessProps {
  /** The names of the roles, or a record of them whose keys are construct IDs, so that a name may be a token. */
  readonly roles: Roles;
}

/** The names of the props. */
export const amazonBedrockFullAccessProps: PropNames<AmazonBedrockFullAccessProps> = { roles: true };

/**
 * Full access of roles to Amazon Bedrock, as AWS keeps it in the managed policy `AmazonBedrockFullAccess`.
 *
 * Defines a `data.aws_partition`, and an `aws_iam_role_policy_attachment` per role.
 *
 * @throws when a role name is one IAM refuses
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonBedrockFullAccess.html
 */
export class AmazonBedrockFullAccess extends Construct {
  /** The ARN of the AWS managed policy, a string token, in a list. */
  readonly policyArns: string[];

  constructor(scope: Construct, id: string, props: AmazonBedrockFullAccessProps) {
    super(scope, id);
    checkProps(this, props, amazonBedrockFullAccessProps);
    checkValue(this, "roles", props.roles, rolesProblem);

    prepareStack(this);
    const { partition } = new DataAwsPartition(this, "Partition");
    const policyArn = `arn:${partition}:iam::aws:policy/AmazonBedrockFullAccess`;
    new RoleAttachments(this, "Roles", props.roles, policyArn);
    this.policyArns = [policyArn];
  }
}
