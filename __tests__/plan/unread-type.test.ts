import { unreadEffect } from "../../modules/plan/unread-type";

function effect(type: string, values: object = {}, data = false): string | undefined {
  return unreadEffect({
    address: `${type}.x`,
    module: "",
    data,
    type,
    name: "x",
    key: undefined,
    values: { ...values },
    unknown: {},
    dependsOn: [],
    leftover: false,
  });
}

test.each([
  ["awscc_iam_role", "what a resource of the provider awscc gives or takes"],
  ["awscc_iam_managed_policy", "what a resource of the provider awscc gives or takes"],
  ["awscc_sso_permission_set", "what a resource of the provider awscc gives or takes"],
  ["aws_organizations_policy", "an organization's policy"],
  ["aws_organizations_policy_attachment", "an organization's policy"],
  ["awscc_organizations_policy", "an organization's policy"],
  ["aws_organizations_resource_policy", "an organization's policy"],
  ["aws_ssoadmin_account_assignment", "who gets a permission set, and in which account"],
  ["aws_ssoadmin_instance_access_control_attributes", "a part of a permission set"],
  ["aws_ssoadmin_other_policy_attachment", "a part of a permission set"],
  ["aws_servicecatalog_provisioned_product", "what a product of Service Catalog gives or takes"],
  [
    "awscc_servicecatalog_cloud_formation_provisioned_product",
    "what a product of Service Catalog gives or takes",
  ],
  ["aws_cloudformation_stack", "what a CloudFormation stack gives or takes"],
  ["aws_cloudformation_stack_set", "what a CloudFormation stack gives or takes"],
  ["awscc_cloudformation_stack", "what a CloudFormation stack gives or takes"],
  ["aws_serverlessapplicationrepository_cloudformation_stack", "what a CloudFormation stack gives or takes"],
  ["aws_cloudcontrolapi_resource", "what a resource of Cloud Control gives or takes"],
  ["aws_controltower_control", "what a control of Control Tower takes"],
  ["aws_bedrockagentcore_resource_policy", "the policy of a resource of Bedrock"],
  ["aws_rolesanywhere_profile", "what a session of IAM Roles Anywhere takes"],
  ["aws_identitystore_group_membership", "who is in a group of Identity Center"],
  ["aws_vpc_endpoint_policy", "the policy of a VPC endpoint"],
])("%s is named: %s", (type, expected) => {
  expect(effect(type)).toBe(expected);
  expect(effect(type, {}, true)).toBeUndefined();
});

test.each([
  ["com.amazonaws.us-west-2.bedrock-runtime", "the policy of a VPC endpoint"],
  ["com.amazonaws.us-west-2.s3", undefined],
])("a VPC endpoint for %s is named where it is Bedrock's", (service_name, expected) => {
  expect(effect("aws_vpc_endpoint", { service_name })).toBe(expected);
});

test.each([
  "aws_s3_bucket",
  "aws_organizations_account",
  "aws_ssoadmin_application",
  "aws_iam_instance_profile",
])("%s gives and takes nothing", (type) => {
  expect(effect(type)).toBeUndefined();
});
