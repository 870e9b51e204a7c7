import type { TerraformStack } from "cdktf";
import {
  AmazonBedrockFullAccess,
  ApplicationInferenceProfile,
  FoundationModel,
  FoundationModelAccess,
  InferenceProfile,
  InferenceProfileAccess,
  InferenceProfileFullAccess,
  ModelAccess,
  TaggedInferenceProfileAccess,
  type InferenceProfileAccessProps,
  type Principals,
  type TaggedInferenceProfileAccessProps,
} from "../../modules";

export const haiku = "us.anthropic.claude-3-haiku-20240307-v1:0";
export const sonnet = "us.anthropic.claude-3-5-sonnet-20240620-v1:0";
export const globalSonnet = "global.anthropic.claude-sonnet-4-20250514-v1:0";

const titan = "amazon.titan-embed-text-v2:0";
const rerank = "cohere.rerank-v3-5:0";
const guardrail = "arn:aws:bedrock:us-east-2:111122223333:guardrail/a1b2c3d4e5f6";
const guardrailProfile = "arn:aws:bedrock:us-east-2:111122223333:guardrail-profile/us.guardrail.v1:0";
// another than the one that is called directly: access to that would go around the copy
const cohere = "arn:aws:bedrock:us-east-2::foundation-model/cohere.embed-english-v3";

/** What a policy is called, and who gets it. */
export interface Named {
  readonly policyName: string;
  readonly principals: Principals;
}

/** One input, for the construct and for the Terraform module. */
export interface Input {
  /** Makes the construct, with children of this name. */
  readonly construct: (stack: TerraformStack, name: string, named: Named) => void;

  /** The arguments of the module. */
  readonly hcl: string;

  /** @default - the module itself */
  readonly folder?: string;

  /** Whether it has no name for a policy. */
  readonly nameless?: true;

  /** Whether nobody gets the policies. */
  readonly nobody?: true;
}

/** The profiles that access is to, and what is made from which copies. */
interface Sources {
  readonly profiles?: readonly string[];

  /** What application profiles that are made copy, by their keys. */
  readonly made?: Readonly<Record<string, string>>;

  /** Models that are called without a profile. */
  readonly models?: readonly string[];
}

function lookups(stack: TerraformStack, name: string, { profiles = [], made = {}, models = [] }: Sources) {
  const find = (id: string, inferenceProfileId: string) =>
    InferenceProfile.fromLookup(stack, `${name}${id}`, { inferenceProfileId });
  return {
    inferenceProfiles: [
      ...profiles.map((profile, index) => find(String(index), profile)),
      ...Object.entries(made).map(([key, copied]) => {
        const copyFrom = copied.startsWith("arn:") ? copied : find(`${key}Copied`, copied);
        return new ApplicationInferenceProfile(stack, `${name}-${key}`, { copyFrom });
      }),
    ],
    foundationModels: models.map((modelId, index) =>
      FoundationModel.fromLookup(stack, `${name}Model${index}`, { modelId }),
    ),
  };
}

function access(
  sources: Sources,
  props: Partial<InferenceProfileAccessProps>,
  hcl: string,
  nobody?: true,
): Input {
  const construct: Input["construct"] = (stack, name, { policyName, principals }) => {
    const { inferenceProfiles, foundationModels } = lookups(stack, name, sources);
    const own = { ...principals, policyName, ...props };
    if (inferenceProfiles.length === 0) new FoundationModelAccess(stack, name, { foundationModels, ...own });
    else if (foundationModels.length === 0)
      new InferenceProfileAccess(stack, name, { inferenceProfiles, ...own });
    else new InferenceProfileAccess(stack, name, { inferenceProfiles, foundationModels, ...own });
  };
  return { construct, hcl, ...(nobody && { nobody }) };
}

function tagged(sources: Sources, props: Partial<TaggedInferenceProfileAccessProps>, hcl: string): Input {
  return {
    hcl,
    construct: (stack, name, { policyName, principals }) => {
      const { inferenceProfiles, foundationModels } = lookups(stack, name, sources);
      const copiedFrom = [...inferenceProfiles, ...foundationModels];
      new TaggedInferenceProfileAccess(stack, name, { copiedFrom, ...principals, policyName, ...props });
    },
  };
}

/**
 * Inputs by a name for each.
 *
 * @param application the ARN of an application profile that exists
 */
export function inputs(application: string): Readonly<Record<string, Input>> {
  return {
    defaults: access({ profiles: [sonnet, haiku] }, {}, `inference_profile_ids = ["${sonnet}", "${haiku}"]`),
    direct: access(
      { profiles: [haiku, globalSonnet] },
      {
        directModelAccess: true,
        actions: [
          ...["bedrock:CountTokens", "bedrock:InvokeModel"],
          ...["bedrock:CreateInferenceProfile", "bedrock:TagResource"],
        ],
      },
      `
        inference_profile_ids = ["${haiku}", "${globalSonnet}"]
        direct_model_access   = true
        actions = [
          "bedrock:CountTokens", "bedrock:InvokeModel", "bedrock:CreateInferenceProfile", "bedrock:TagResource",
        ]`,
    ),
    denial: access(
      { profiles: [haiku] },
      {
        denyGlobalRouting: true,
        allowedDestinationRegions: ["us-west-2", "us-east-1", "us-east-2"],
        path: "/teams/",
        description: "Claude 3 Haiku",
        tags: { team: "analytics" },
      },
      `
        inference_profile_ids       = ["${haiku}"]
        deny_global_routing         = true
        allowed_destination_regions = ["us-west-2", "us-east-1", "us-east-2"]
        path                        = "/teams/"
        description                 = "Claude 3 Haiku"
        tags                        = { team = "analytics" }`,
    ),
    application: access(
      { profiles: [haiku, application] },
      {
        actions: [
          ...["bedrock:TagResource", "bedrock:ListInferenceProfiles", "bedrock:InvokeModel*"],
          ...["bedrock:CountTokens", "bedrock:GetInferenceProfile", "bedrock:CallWithBearerToken"],
        ],
      },
      `
        inference_profile_ids = ["${haiku}", "${application}"]
        actions = [
          "bedrock:TagResource", "bedrock:ListInferenceProfiles", "bedrock:InvokeModel*",
          "bedrock:CountTokens", "bedrock:GetInferenceProfile", "bedrock:CallWithBearerToken",
        ]`,
    ),
    making: access(
      { profiles: [haiku, sonnet] },
      { profilesPerPolicy: 1, actions: ["bedrock:CreateInferenceProfile", "bedrock:TagResource"] },
      `
        inference_profile_ids = ["${haiku}", "${sonnet}"]
        profiles_per_policy   = 1
        actions               = ["bedrock:CreateInferenceProfile", "bedrock:TagResource"]`,
    ),
    streaming: access(
      { profiles: [globalSonnet] },
      {
        actions: ["bedrock:InvokeModelWithResponseStream"],
        allowedDestinationRegions: ["global", "us-east-2"],
      },
      `
        inference_profile_ids       = ["${globalSonnet}"]
        allowed_destination_regions = ["global", "us-east-2"]
        actions                     = ["bedrock:InvokeModelWithResponseStream"]`,
    ),
    guardrails: access(
      { profiles: [haiku, sonnet, globalSonnet] },
      { guardrails: [guardrail, `${guardrail}9:2`, guardrailProfile], profilesPerPolicy: 2 },
      `
        inference_profile_ids = ["${haiku}", "${sonnet}", "${globalSonnet}"]
        guardrails            = ["${guardrail}", "${guardrail}9:2", "${guardrailProfile}"]
        profiles_per_policy   = 2`,
    ),
    ways: access(
      { profiles: [haiku, application] },
      { asyncInvoke: true, responsesApi: true, actions: ["bedrock:InvokeModel", "bedrock:Rerank"] },
      `
        inference_profile_ids = ["${haiku}", "${application}"]
        async_invoke          = true
        responses_api         = true
        actions               = ["bedrock:InvokeModel", "bedrock:Rerank"]`,
    ),
    made: access(
      { profiles: [haiku], made: { a: sonnet, b: cohere } },
      { profilesPerPolicy: 2, denyGlobalRouting: true },
      `
        inference_profile_ids = ["${haiku}"]
        deny_global_routing   = true
        profiles_per_policy   = 2
        application_inference_profiles = {
          a = { copy_from = "${sonnet}", tags = { team = "a" } }
          b = { copy_from_model_arn = "${cohere}", name = "module made b", description = "Cohere: embeddings" }
        }`,
    ),
    guarded: access(
      { made: { one: haiku, two: haiku } },
      {
        guardrails: [`${guardrail}7:1`],
        responsesApi: true,
        actions: ["bedrock:InvokeModel*", "bedrock:UntagResource"],
      },
      `
        guardrails    = ["${guardrail}7:1"]
        responses_api = true
        actions       = ["bedrock:InvokeModel*", "bedrock:UntagResource"]
        application_inference_profiles = {
          one = { copy_from = "${haiku}" }
          two = { copy_from = "${haiku}" }
        }`,
    ),
    models: access(
      { profiles: [haiku], models: [titan] },
      { asyncInvoke: true, actions: ["bedrock:InvokeModel*", "bedrock:CountTokens"], profilesPerPolicy: 1 },
      `
        inference_profile_ids = ["${haiku}"]
        foundation_model_ids  = ["${titan}"]
        async_invoke          = true
        actions               = ["bedrock:InvokeModel*", "bedrock:CountTokens"]
        profiles_per_policy   = 1`,
    ),
    alone: access(
      { models: [titan] },
      { responsesApi: true, guardrails: [guardrail] },
      `
        foundation_model_ids = ["${titan}"]
        responses_api        = true
        guardrails           = ["${guardrail}"]`,
    ),
    both: access(
      { profiles: [haiku, sonnet], models: [titan] },
      { responsesApi: true, guardrails: [guardrail], profilesPerPolicy: 1 },
      `
        inference_profile_ids = ["${haiku}", "${sonnet}"]
        foundation_model_ids  = ["${titan}"]
        responses_api         = true
        guardrails            = ["${guardrail}"]
        profiles_per_policy   = 1`,
    ),
    reranked: access(
      { models: [rerank, titan] },
      { actions: ["bedrock:Rerank", "bedrock:InvokeModel"] },
      `
        foundation_model_ids = ["${rerank}", "${titan}"]
        actions              = ["bedrock:Rerank", "bedrock:InvokeModel"]`,
    ),
    given: access(
      { profiles: [sonnet, haiku, globalSonnet] },
      {},
      `
        inference_profile_ids = ["${sonnet}"]
        inference_profiles    = { b = "${globalSonnet}", a = "${haiku}" }`,
    ),
    split: access(
      { profiles: [globalSonnet, haiku, sonnet] },
      { profilesPerPolicy: 1, actions: ["bedrock:InvokeModel*", "bedrock:ListInferenceProfiles"] },
      `
        inference_profile_ids = ["${globalSonnet}", "${haiku}", "${sonnet}"]
        profiles_per_policy   = 1
        actions               = ["bedrock:InvokeModel*", "bedrock:ListInferenceProfiles"]`,
    ),
    nobody: access({ profiles: [haiku] }, {}, `inference_profile_ids = ["${haiku}"]`, true),
    tagged: tagged(
      { profiles: [haiku], models: [titan] },
      { resourceTags: { project: ["a", "b"] } },
      `
        inference_profile_ids = ["${haiku}"]
        foundation_model_ids  = ["${titan}"]
        resource_tags         = { project = ["a", "b"] }`,
    ),
    own: tagged(
      { profiles: [haiku, sonnet] },
      {
        resourceTags: { project: "a" },
        matchingPrincipalTags: ["team"],
        profilesPerPolicy: 1,
        denyGlobalRouting: true,
        actions: [
          "bedrock:InvokeModel*",
          "bedrock:CountTokens",
          "bedrock:ListTagsForResource",
          "bedrock:Rerank",
        ],
      },
      `
        inference_profile_ids   = ["${haiku}", "${sonnet}"]
        resource_tags           = { project = ["a"] }
        matching_principal_tags = ["team"]
        profiles_per_policy     = 1
        deny_global_routing     = true
        actions = [
          "bedrock:InvokeModel*", "bedrock:CountTokens", "bedrock:ListTagsForResource", "bedrock:Rerank",
        ]`,
    ),
    careful: tagged(
      { profiles: [haiku] },
      { matchingPrincipalTags: ["team"], guardrails: [guardrail], responsesApi: true },
      `
        inference_profile_ids   = ["${haiku}"]
        matching_principal_tags = ["team"]
        guardrails              = ["${guardrail}"]
        responses_api           = true`,
    ),
    full: {
      folder: "full-access",
      hcl: "",
      construct: (stack, name, { policyName, principals }) =>
        new InferenceProfileFullAccess(stack, name, { policyName, ...principals }),
    },
    subscriber: {
      folder: "model-access",
      hcl: "",
      construct: (stack, name, { policyName, principals }) =>
        new ModelAccess(stack, name, { policyName, ...principals }),
    },
    products: {
      folder: "model-access",
      hcl: `
        product_ids   = ["prod-a1b2", "prod-c3d4"]
        use_case_form = true
        agreements    = true`,
      construct: (stack, name, { policyName, principals }) =>
        new ModelAccess(stack, name, {
          ...{ policyName, ...principals },
          ...{ productIds: ["prod-a1b2", "prod-c3d4"], useCaseForm: true, agreements: true },
        }),
    },
    managed: {
      folder: "amazon-bedrock-full-access",
      nameless: true,
      hcl: "",
      construct: (stack, name, { principals }) => new AmazonBedrockFullAccess(stack, name, principals),
    },
  };
}
