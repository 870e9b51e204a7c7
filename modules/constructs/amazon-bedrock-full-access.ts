import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { prepareStack } from "../terraform/aws-provider";
import { attach } from "./policy-attachment";
import { checkPrincipals, principalPropNames, principalProps, type Principals } from "./principals";
import { checkProp, checkProps, type PropNames } from "./prop";

/** Who gets the AWS managed policy: at least one role, user or group. */
export type AmazonBedrockFullAccessProps = Principals;

/** The names of the props. */
export const amazonBedrockFullAccessProps: PropNames<AmazonBedrockFullAccessProps> = principalProps;

/**
 * Full access to Amazon Bedrock, as AWS keeps it in the managed policy `AmazonBedrockFullAccess`.
 *
 * Defines a `data.aws_partition`, and an attachment per role, user and group.
 *
 * @throws when nobody is named, or a name is one IAM refuses
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonBedrockFullAccess.html
 */
export class AmazonBedrockFullAccess extends Construct {
  /** The ARN of the AWS managed policy, a string token, in a list. */
  readonly policyArns: string[];

  /** The attachments, for `dependsOn` of what needs the access. */
  readonly attachments: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: AmazonBedrockFullAccessProps) {
    super(scope, id);
    checkProps(this, props, amazonBedrockFullAccessProps);
    checkPrincipals(this, props);
    checkProp(this, "roles", nobodyProblem(props));

    prepareStack(this);
    const { partition } = new DataAwsPartition(this, "Partition");
    const policyArn = `arn:${partition}:iam::aws:policy/AmazonBedrockFullAccess`;
    this.attachments = attach(this, props, policyArn);
    this.policyArns = [policyArn];
  }
}

/** A policy that AWS has made is of no use where nobody gets it. */
function nobodyProblem(principals: Principals): string | undefined {
  if (principalPropNames.some((prop) => principals[prop] !== undefined)) return undefined;
  return "should name at least one role where there are neither 'users' nor 'groups', got undefined; name who gets the AWS managed policy";
}
