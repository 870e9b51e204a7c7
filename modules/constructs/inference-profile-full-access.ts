import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { policyDocument } from "../policy/document";
import { fullAccessStatements } from "../policy/full-access";
import {
  attachedPolicyProps,
  attachPolicies,
  checkPolicyProps,
  type AttachedPolicyProps,
} from "./attached-policy";
import { checkProps } from "./prop";

/** Who gets access to every inference profile. */
export type InferenceProfileFullAccessProps = AttachedPolicyProps;

/**
 * Access to every inference profile and foundation model, directly too, and to the management of
 * application inference profiles.
 *
 * Defines an `aws_iam_policy`, locals for its document and size, a `data.aws_partition`, and an attachment per role,
 * user and group.
 *
 * @throws when a prop is something IAM refuses
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export class InferenceProfileFullAccess extends Construct {
  /** The ARN of the policy, a string token, in a list. */
  readonly policyArns: string[];

  /**
   * The document of the policy as JSON, a string token, in a list, for a permission set or an inline policy. The policy
   * is made all the same.
   */
  readonly policyDocuments: string[];

  /** The attachments of the policy, for `dependsOn` of what needs the access. */
  readonly attachments: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: InferenceProfileFullAccessProps) {
    super(scope, id);
    checkProps(this, props, attachedPolicyProps);
    checkPolicyProps(this, props);

    const { partition } = new DataAwsPartition(this, "Partition");
    const document = policyDocument(fullAccessStatements(partition));
    const policies = attachPolicies(this, props, [{ document, remedy: "report it" }]);
    this.policyArns = policies.policyArns;
    this.policyDocuments = policies.policyDocuments;
    this.attachments = policies.attachments;
  }
}
