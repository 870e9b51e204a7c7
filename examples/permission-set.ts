// IAM Identity Center: the management account has a permission set, and a stack in each member account makes the policy
// that it names.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SsoadminCustomerManagedPolicyAttachment } from "@cdktf/provider-aws/lib/ssoadmin-customer-managed-policy-attachment";
import { SsoadminPermissionSet } from "@cdktf/provider-aws/lib/ssoadmin-permission-set";
import { App, TerraformStack } from "cdktf";
import { BedrockAccessStack } from "cdktf-bedrock-inference-profiles";

const policy = { policyName: "bedrock-haiku", path: "/identity-center/" };
const instanceArn = "arn:aws:sso:::instance/ssoins-1111222233334444";

const app = new App();
const management = new TerraformStack(app, "management");
new AwsProvider(management, "Aws", { region: "us-west-2" });
// the same AWS providers as the members', in place of the one version that the bindings name
management.addOverride("terraform.required_providers.aws.version", ">= 5.100.0, < 7.0.0");
const permissionSet = new SsoadminPermissionSet(management, "Bedrock", { instanceArn, name: "Bedrock" });
new SsoadminCustomerManagedPolicyAttachment(management, "Haiku", {
  instanceArn,
  permissionSetArn: permissionSet.arn,
  customerManagedPolicyReference: { name: policy.policyName, path: policy.path },
});

for (const accountId of ["111122223333", "444455556666"]) {
  const member = new BedrockAccessStack(app, `member-${accountId}`, {
    accountId,
    sourceRegion: "us-west-2",
    assumeRoleArn: `arn:aws:iam::${accountId}:role/terraform`,
    grants: {
      // attached to nobody here: the permission set does that
      Haiku: { inferenceProfileIds: ["us.anthropic.claude-3-haiku-20240307-v1:0"], ...policy },
    },
  });
  // Identity Center looks for the policy in the account
  management.addDependency(member);
}
app.synth();
