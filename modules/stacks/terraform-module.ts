import { DataAwsBedrockInferenceProfile } from "@cdktf/provider-aws/lib/data-aws-bedrock-inference-profile";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { ref, TerraformIterator, TerraformLocal, TerraformOutput, TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";
import { creation, isApplicationProfileAction, placements } from "../policy/action";
import { policyDocument } from "../policy/document";
import { policiesPerRole } from "../policy/quota";
import { awsProviderVersions } from "../terraform/aws-provider";
import { destinationRegionsExpression, foundationModelArnsExpression } from "../terraform/foundation-models";
import { destinationGuard, globalRoutingGuard, sizeGuard, type Guard } from "../terraform/guard";
import { profileGuards } from "../terraform/profile-guard";
import { hcl } from "../terraform/hcl";
import { defineVariables } from "./module-variable";
import {
  creationStatementsExpression,
  modelStatementsExpression,
  profileStatementsExpression,
  roleStatementsExpression,
} from "./statement-expression";

const document = policyDocument([]);
const applicationActions = [...placements.keys()].filter(isApplicationProfileAction);

/** The locals by name. Policies are numbered from "1"; a map by number keeps the others when one comes or goes. */
const locals: Readonly<Record<string, string>> = {
  foundation_model_arns: `{ for id, profile in data.aws_bedrock_inference_profile.this : id => ${foundationModelArnsExpression("profile")} }`,
  destination_regions: `{ for id, arns in local.foundation_model_arns : id => ${destinationRegionsExpression("arns")} }`,
  allowed_destination_regions:
    "var.allowed_destination_regions == null ? toset(flatten(values(local.destination_regions))) : var.allowed_destination_regions",
  application_actions: `[for action in var.actions : action if contains(${hcl(applicationActions)}, action) && !(contains(${hcl(creation)}, action) && contains(var.actions, ${hcl(creation[0])}))]`,
  policy_numbers:
    "[for index, ids in chunklist(var.inference_profile_ids, var.profiles_per_policy) : tostring(index + 1)]",
  policy_profile_ids:
    "zipmap(local.policy_numbers, chunklist(var.inference_profile_ids, var.profiles_per_policy))",
  policy_regions:
    "{ for number, ids in local.policy_profile_ids : number => sort(distinct(flatten([for id in ids : local.destination_regions[id]]))) }",
  profile_statements: `{ for number, ids in local.policy_profile_ids : number => ${profileStatementsExpression("ids")} }`,
  model_statements: `{ for number, ids in local.policy_profile_ids : number => ${modelStatementsExpression("ids")} }`,
  creation_statements: `{ for number, ids in local.policy_profile_ids : number => ${creationStatementsExpression("ids")} }`,
  role_statements: roleStatementsExpression(),
  policy_statements:
    '{ for number, ids in local.policy_profile_ids : number => [for statement in concat(local.profile_statements[number], local.model_statements[number], local.creation_statements[number], [for statement in local.role_statements : statement if number == "1"]) : statement if length(statement.Action) > 0 && length(statement.Resource) > 0] }',
  policy_documents: `{ for number, statements in local.policy_statements : number => jsonencode(${hcl({ ...document, Statement: "${statements}" })}) if length(statements) > 0 }`,
  policy_sizes: "{ for number, document in local.policy_documents : number => length(document) }",
};

const outputs: Readonly<Record<string, { description: string; value: string; precondition?: Guard }>> = {
  policy_arns: {
    description: "The ARNs of the policies",
    value:
      "tolist([for number in local.policy_numbers : aws_iam_policy.this[number].arn if contains(keys(local.policy_documents), number)])",
    // a policy that is not made has no preconditions
    precondition: {
      condition:
        '${length(local.application_actions) == 0 || contains(values(data.aws_bedrock_inference_profile.this)[*].type, "APPLICATION")}',
      errorMessage:
        "'actions' should match one of 'inference_profile_ids', got ${jsonencode(local.application_actions)}, which match application inference profiles only",
    },
  },
  policy_documents: {
    description: "The policies as JSON",
    value:
      "tolist([for number in local.policy_numbers : local.policy_documents[number] if contains(keys(local.policy_documents), number)])",
    precondition: {
      condition: `\${length(local.policy_documents) <= ${policiesPerRole.highest}}`,
      errorMessage: `'role_names' should get at most ${policiesPerRole.highest} managed policies each, got \${length(local.policy_documents)}; raise 'profiles_per_policy' or name fewer profiles`,
    },
  },
  foundation_model_arns: {
    description: "The ARNs of the foundation models that are allowed, by inference profile",
    value: "tomap(local.foundation_model_arns)",
  },
  destination_regions: {
    description:
      "The Regions that the inference profiles may route to, by inference profile; `global` stands for any",
    value: "tomap(local.destination_regions)",
  },
};

/**
 * What `InferenceProfileAccess` does, as a Terraform module for those who write HCL.
 *
 * Defines variables, one `data.aws_bedrock_inference_profile` per profile, an `aws_iam_policy` per
 * `profiles_per_policy` profiles, an `aws_iam_role_policy_attachment` per policy and role, and outputs.
 */
export class TerraformModule extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.addOverride("terraform", {
      required_version: ">= 1.5.7",
      required_providers: { aws: { source: "hashicorp/aws", version: awsProviderVersions } },
    });
    defineVariables(this);
    new DataAwsBedrockInferenceProfile(this, "Profile", {
      forEach: TerraformIterator.fromList(Token.asList(ref("var.inference_profile_ids"))),
      inferenceProfileId: "${each.key}",
      lifecycle: { postcondition: profileGuards("${each.key}") },
    }).overrideLogicalId("this");

    const group = new Construct(this, "Locals");
    for (const [name, expression] of Object.entries(locals)) {
      new TerraformLocal(group, name, `\${${expression}}`).overrideLogicalId(name);
    }

    new IamPolicy(this, "Policy", {
      forEach: TerraformIterator.fromMap(Token.asStringMap(ref("local.policy_documents"))),
      name: '${each.key == "1" ? var.policy_name : "${var.policy_name}-${each.key}"}',
      policy: "${each.value}",
      path: "${var.path}",
      description: "${var.description}",
      tags: Token.asStringMap(ref("var.tags")),
      lifecycle: { precondition: policyGuards() },
    }).overrideLogicalId("this");
    new IamRolePolicyAttachment(this, "Attachment", {
      forEach: TerraformIterator.fromMap(
        Token.asAnyMap(
          ref(
            '{ for pair in setproduct(var.role_names, keys(local.policy_documents)) : "${pair[0]}/${pair[1]}" => pair[0] }',
          ),
        ),
      ),
      role: "${each.value}",
      // by its own key, so that whoever reads a plan can tell which policy is meant
      policyArn: '${aws_iam_policy.this[split("/", each.key)[1]].arn}',
    }).overrideLogicalId("this");
    defineOutputs(this);
  }
}

function defineOutputs(scope: Construct): void {
  const group = new Construct(scope, "Outputs");
  for (const [name, { description, value, precondition }] of Object.entries(outputs)) {
    const output = new TerraformOutput(group, name, { description, value: `\${${value}}` });
    output.overrideLogicalId(name);
    if (!precondition) continue;
    // cdktf 0.21 leaves the precondition of an output out
    const { condition, errorMessage } = precondition;
    output.addOverride("precondition", [{ condition, error_message: errorMessage }]);
  }
}

/** What should hold for the policy of number `each.key`. */
function policyGuards(): Guard[] {
  const ids = "local.policy_profile_ids[each.key]";
  const regions = "local.policy_regions[each.key]";
  const those = (condition: string) => `\${join(", ", [for id in ${ids} : id if ${condition}])}`;
  return [
    destinationGuard(
      "allowed_destination_regions",
      those("length(setsubtract(local.destination_regions[id], local.allowed_destination_regions)) > 0"),
      regions,
      "local.allowed_destination_regions",
    ),
    globalRoutingGuard(
      "deny_global_routing",
      those('contains(local.destination_regions[id], "global")'),
      `[for region in ${regions} : region if var.deny_global_routing]`,
    ),
    sizeGuard(
      "local.policy_sizes[each.key]",
      `lower 'profiles_per_policy' or drop one of \${join(", ", ${ids})}`,
    ),
  ];
}
