import { text } from "../iam/json";
import type { TerraformResource } from "./terraform-resource";

/** What resources that a report does not read can do to access, by what their types look like. */
const unreadTypes: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^awscc_(iam|sso)_/, "what a resource of the provider awscc gives or takes"],
  [/^aws(cc)?_organizations_(policy|policy_attachment|resource_policy)$/, "an organization's policy"],
  [/^aws_ssoadmin_account_assignment$/, "who gets a permission set, and in which account"],
  [
    /^aws_ssoadmin_(instance_access_control_attributes|\w*policy\w*|\w*boundary\w*)$/,
    "a part of a permission set",
  ],
  [/^aws(cc)?_cloudformation_stack\w*$/, "what a CloudFormation stack gives or takes"],
  [
    /^aws_serverlessapplicationrepository_cloudformation_stack$/,
    "what a CloudFormation stack gives or takes",
  ],
  [/^aws(cc)?_servicecatalog_\w*provisioned_product$/, "what a product of Service Catalog gives or takes"],
  [/^aws_cloudcontrolapi_resource$/, "what a resource of Cloud Control gives or takes"],
  [/^aws(cc)?_controltower_control$/, "what a control of Control Tower takes"],
  [/^aws(cc)?_bedrock\w*_resource_policy$/, "the policy of a resource of Bedrock"],
  [/^aws_rolesanywhere_profile$/, "what a session of IAM Roles Anywhere takes"],
  [/^aws(cc)?_identitystore_group_membership$/, "who is in a group of Identity Center"],
];

/** The types of a VPC endpoint and of its policy, which takes access from calls that go through it. */
const endpointTypes = ["aws_vpc_endpoint", "aws_vpc_endpoint_policy"];

/** What a resource that is not read may do to somebody's access, or undefined for nothing. */
export function unreadEffect({ type, data, values }: TerraformResource): string | undefined {
  if (data) return undefined;
  if (endpointTypes.includes(type)) {
    const service = text(values.service_name);
    const isOther = service !== undefined && !service.includes("bedrock");
    return isOther ? undefined : "the policy of a VPC endpoint";
  }
  return unreadTypes.find(([pattern]) => pattern.test(type))?.[1];
}
