import { TerraformVariable, type TerraformVariableConfig } from "cdktf";
import { Construct } from "constructs";
import { defaultActions } from "../constructs/actions";
import { defaultProfilesPerPolicy } from "../constructs/model-call-props";
import { actionsProblem, placements } from "../policy/action";
import { descriptionProblem, pathPattern, pathProblem, policyNameProblem } from "../policy/name";
import { principalKinds, principalNameProblem } from "../policy/principal";
import { inexactPattern, modelIdPattern, profileArnPattern, profileIdProblem } from "../policy/profile-id";
import {
  managedPolicyQuota,
  policyDescriptionLength,
  policyNameLength,
  policyPathLength,
  roleNameLength,
} from "../policy/quota";
import { destinationRegionsProblem, regionPattern } from "../policy/region";
import { hcl, matches } from "../terraform/hcl";
import { each, named, notEmpty, once, ruleOf, type VariableRule } from "./variable-rule";

/** A variable whose name is its key. */
interface Variable extends Omit<TerraformVariableConfig, "validation"> {
  readonly rules?: readonly VariableRule[];
}

const variables: Readonly<Record<string, Variable>> = {
  inference_profile_ids: {
    type: "list(string)",
    description:
      "The inference profiles to give access to, by ID or ARN, system-defined or application. Terraform reads them when it plans. Their order decides which of them share a policy: add at the end",
    rules: [
      notEmpty("inference_profile_ids", "should name at least one inference profile"),
      each(
        "inference_profile_ids",
        ruleOf(profileIdProblem("*")),
        (id) => `${id} != "" && !${matches(inexactPattern, id)}`,
      ),
      each(
        "inference_profile_ids",
        ruleOf(profileIdProblem("arn:")),
        (id) => `!startswith(${id}, "arn:") || ${matches(profileArnPattern, id)}`,
      ),
      each(
        "inference_profile_ids",
        ruleOf(profileIdProblem("model.id")),
        (id) => `!${matches(modelIdPattern, id)}`,
      ),
      once("inference_profile_ids", "should name each inference profile once"),
    ],
  },
  role_names: {
    type: "set(string)",
    description: "The names of the roles that get access",
    rules: [
      notEmpty("role_names", "should name at least one role"),
      each("role_names", ruleOf(principalNameProblem(principalKinds.roles, "*")), (name) =>
        named(name, roleNameLength),
      ),
    ],
  },
  policy_name: {
    type: "string",
    description:
      "The name of the policy; a second one has `-2` behind it, a third one `-3`. Another name is another policy",
    rules: [
      {
        should: ruleOf(policyNameProblem("*")),
        condition: named("var.policy_name", policyNameLength),
      },
    ],
  },
  path: {
    type: "string",
    default: "/",
    description: "The IAM path of the policies. Another path is another policy",
    rules: [
      {
        should: ruleOf(pathProblem("*")),
        condition: `${matches(pathPattern, "var.path")} && length(var.path) <= ${policyPathLength}`,
      },
    ],
  },
  description: {
    type: "string",
    nullable: true,
    description: "The description of the policies. Another description is another policy",
    rules: [
      {
        should: ruleOf(descriptionProblem("*".repeat(policyDescriptionLength + 1))),
        condition: `var.description == null ? true : length(var.description) <= ${policyDescriptionLength}`,
        got: "${try(length(var.description), 0)}",
      },
    ],
  },
  tags: { type: "map(string)", default: {}, description: "The tags of the policies" },
  actions: {
    type: "list(string)",
    default: defaultActions,
    description: "The actions to allow. Each is allowed only on the resources it can match",
    rules: [
      notEmpty("actions", ruleOf(actionsProblem([]))),
      each(
        "actions",
        ruleOf(actionsProblem(["*"])),
        (action) => `contains(${hcl([...placements.keys()])}, ${action})`,
      ),
      once("actions", ruleOf(actionsProblem([...defaultActions, ...defaultActions]))),
    ],
  },
  direct_model_access: {
    type: "bool",
    default: false,
    description:
      "Whether the foundation models may be called directly too, around the profile. It drops the `bedrock:InferenceProfileArn` condition",
  },
  deny_global_routing: {
    type: "bool",
    default: false,
    description:
      "Whether every call that would be routed globally is denied, whatever else the roles are allowed",
  },
  allowed_destination_regions: {
    type: "set(string)",
    nullable: true,
    description:
      "The Regions that the profiles may route to, by name; `global` stands for any. The plan fails when a profile can route anywhere else. Without it, every Region that AWS lists",
    rules: [
      {
        should: ruleOf(destinationRegionsProblem([])),
        condition:
          "var.allowed_destination_regions == null ? true : length(var.allowed_destination_regions) > 0",
        got: "[]",
      },
      {
        should: ruleOf(destinationRegionsProblem(["*"])),
        condition: `var.allowed_destination_regions == null ? true : alltrue([for region in var.allowed_destination_regions : region == "global" || ${matches(regionPattern, "region")}])`,
        got: "${jsonencode(var.allowed_destination_regions)}",
      },
    ],
  },
  profiles_per_policy: {
    type: "number",
    default: defaultProfilesPerPolicy,
    description: `The profiles that share one managed policy. The plan fails when a policy has more than ${managedPolicyQuota.toLocaleString("en")} characters`,
    rules: [
      {
        should: "should be a whole number of at least 1",
        condition:
          "var.profiles_per_policy >= 1 && floor(var.profiles_per_policy) == var.profiles_per_policy",
        got: "${var.profiles_per_policy}",
      },
    ],
  },
};

/** Defines the variables of the Terraform module. Each refuses what the construct refuses, in the same words. */
export function defineVariables(scope: Construct): void {
  const group = new Construct(scope, "Variables");
  for (const [name, { rules = [], ...config }] of Object.entries(variables)) {
    const validation = rules.map(({ should, condition, got = `'\${var.${name}}'` }) => ({
      condition: `\${${condition}}`,
      errorMessage: `'${name}' ${should}, got ${got}`,
    }));
    const variable = new TerraformVariable(group, name, {
      nullable: false,
      ...config,
      ...(validation.length > 0 && { validation }),
    });
    variable.overrideLogicalId(name);
    // cdktf 0.21 fails on a default of null
    if (config.nullable) variable.addOverride("default", null);
  }
}
