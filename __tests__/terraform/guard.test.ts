import { TerraformVariable } from "cdktf";
import { InferenceProfile, InferenceProfileAccess } from "../../modules";
import {
  copyGuard,
  destinationGuard,
  globalRoutingGuard,
  productGuard,
  sizeGuard,
} from "../../modules/terraform/guard";
import { besideProfiles } from "../../modules/terraform/beside-profile";
import { emptyStack, synthesized } from "../stack";

test("what is copied should be a foundation model in a Region, and may turn out to be null", () => {
  expect(copyGuard("local.copied")).toEqual({
    condition: '${can(regex("^arn:[^:*?]+:bedrock:[^:*?]+::foundation-model\\\\/[^*?$]+$", local.copied))}',
    errorMessage:
      "'copyFrom' should be an InferenceProfile, a FoundationModel or the ARN of a foundation model in a Region, got ${local.copied == null ? \"null\" : local.copied}; pass the InferenceProfile itself",
  });
});

test("products should be some, of the form that their IDs have", () => {
  expect(productGuard("local.ids")).toEqual({
    condition:
      '${try(length(local.ids) > 0 && alltrue([for id in local.ids : can(regex("^[0-9A-Za-z_-]+$", id))]), false)}',
    errorMessage:
      "'productIds' should be at least one product ID of letters, digits, '_' and '-', got ${jsonencode(local.ids)}",
  });
});

test("no Region should be outside the allowed ones, and null allows none", () => {
  expect(destinationGuard("allowed", "us.a", "local.regions", "local.allowed")).toEqual({
    condition: "${try(length(setsubtract(local.regions, local.allowed)) == 0, false)}",
    errorMessage:
      '\'allowed\' should have every Region that us.a may route to, lacks ${try(join(", ", sort(setsubtract(local.regions, local.allowed))), "all of them")}; add it, or drop the profile',
  });
  expect(globalRoutingGuard("denied", "us.a", "local.regions")).toEqual({
    condition: '${!contains(local.regions, "global")}',
    errorMessage: "'denied' should be false beside a profile that routes globally, got true beside us.a",
  });
});

test("a policy should have 6,144 characters at most", () => {
  expect(sizeGuard("local.size", "drop one")).toEqual({
    condition: "${local.size <= 6144}",
    errorMessage: "the policy should have at most 6144 characters, got ${local.size}; drop one",
  });
});

test("new profiles are those where the profiles of the policy are", () => {
  const stack = emptyStack();
  const arns = ["A", "B"].map((id) => new TerraformVariable(stack, id, { type: "string" }).stringValue);
  besideProfiles(stack, arns, "application-inference-profile/*");
  const { locals } = synthesized(stack);
  expect(locals).toEqual({
    bedrock_profile_arns_1: ["${var.A}", "${var.B}"],
    bedrock_new_profile_arns_1:
      '${distinct([for arn in local.bedrock_profile_arns_1 : replace(arn, "/:[a-z-]+\\\\/.*$/", ":application-inference-profile/*")])}',
  });
});

test.each([
  ["async-invoke/*", "bedrock_async_invoke_arns_1"],
  ["project/default", "bedrock_project_arns_1"],
] as const)("%s is where the profiles of the policy are", (resource, name) => {
  const stack = emptyStack();
  besideProfiles(stack, [new TerraformVariable(stack, "A", { type: "string" }).stringValue], resource);
  expect(synthesized(stack).locals).toEqual({
    bedrock_profile_arns_1: ["${var.A}"],
    [name]: `\${distinct([for arn in local.bedrock_profile_arns_1 : replace(arn, "/:[a-z-]+\\\\/.*$/", ":${resource}")])}`,
  });
});

test("a policy that lets profiles be made names them by that local", () => {
  const stack = emptyStack();
  const inferenceProfileId = "us.anthropic.claude-3-haiku-20240307-v1:0";
  const haiku = InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId });
  const actions = ["bedrock:CreateInferenceProfile"];
  new InferenceProfileAccess(stack, "Analytics", { inferenceProfiles: [haiku], roles: ["a"], actions });
  const { locals = {} } = synthesized(stack);
  expect(Object.values(locals)).toContainEqual({
    Effect: "Allow",
    Action: actions,
    Resource: "${local.bedrock_new_profile_arns_1}",
  });
});
