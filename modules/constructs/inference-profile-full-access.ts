import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { Construct } from "constructs";
import { policyDocument } from "../policy/document";
import { fullAccessStatements } from "../policy/statement";
import {
  attachedPolicyProps,
  attachPolicies,
  checkPolicyProps,
  type AttachedPolicyProps,
} from "./attached-policy";
import { checkProps } from "./prop";

/** Which roles get access to every inference profile. */
export type InferenceProfileFullAccessProps = AttachedPolicyProps;

/**
 * Access of roles to every inference profile and foundation model, directly too, and to the management of
 * application inference profiles.
 *
 * Defines an `aws_iam_policy`, locals for its document and size, a `data.aws_partition`, and an `aws_iam_role_policy_attachment` per role.
 *
 * @throws when a prop is something IAM refuses
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export class InferenceProfileFullAccess extends Construct {
  /** The ARN of the policy, a string token, in a list. */
  readonly policyArns: string[];

  constructor(scope: Construct, id: string, props: InferenceProfileFullAccessProps) {
    super(scope, id);
    checkProps(this, props, attachedPolicyProps);
    checkPolicyProps(this, props);

    const { partition } = new DataAwsPartition(this, "Partition");
    const document = policyDocument(fullAccessStatements(partition));
    this.policyArns = attachPolicies(this, props, [{ document, remedy: "report it" }]);
  }
}
