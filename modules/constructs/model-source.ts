import { TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import type { ResourceBeside } from "../policy/statement";
import { repeated } from "../policy/repetition";
import { besideProfiles } from "../terraform/beside-profile";
import { modelArnInAccount } from "../terraform/caller-account";
import { FoundationModel } from "./foundation-model";
import { InferenceProfile } from "./inference-profile";
import { namesProblem, shown, unresolved, type Rule } from "./prop";

/** What calls of foundation models name: an inference profile, or a model itself. */
export type ModelSource = InferenceProfile | FoundationModel;

/** An inference profile or a foundation model as a policy sees it, with its construct. */
export interface SourceResource {
  readonly source: ModelSource;
  readonly arn: string;
  readonly foundationModelArns: readonly string[];
  readonly application: boolean;
}

/** An inference profile or a foundation model as a policy sees it. */
export function sourceResource(source: ModelSource): SourceResource {
  const { foundationModelArns } = source;
  if (source instanceof FoundationModel) {
    return { source, arn: source.foundationModelArn, foundationModelArns, application: false };
  }
  const { inferenceProfileArn: arn, isKnownApplication: application } = source;
  return { source, arn, foundationModelArns, application };
}

/** The ARNs of a resource of the accounts and Regions of profiles and models, a list token. */
export function besideSources(
  construct: Construct,
  sources: readonly SourceResource[],
  resource: ResourceBeside,
): string[] {
  const arns = sources.map(({ source, arn }) =>
    source instanceof FoundationModel ? modelArnInAccount(construct, arn, source.provider) : arn,
  );
  return besideProfiles(construct, arns, resource);
}

/** What is wrong with what stands for a list of inference profiles, or undefined. */
export function profilesProblem(construct: Construct, profiles: unknown): string | undefined {
  return sourcesProblem(profiles, "inference profile", (profile) => profileProblem(construct, profile));
}

/** What is wrong with what stands for a list of foundation models, or undefined. */
export function modelsProblem(construct: Construct, models: unknown): string | undefined {
  return sourcesProblem(models, "foundation model", (model) => modelProblem(construct, model));
}

/** What is wrong with what stands for a list of what application inference profiles copy, or undefined. */
export function copiedSourcesProblem(construct: Construct, sources: unknown): string | undefined {
  const what = "inference profile or foundation model";
  return sourcesProblem(sources, what, (source) => copiedSourceProblem(construct, source));
}

/** What is wrong with what stands for what an application inference profile copies, or undefined. */
export function copiedSourceProblem(
  construct: Construct,
  source: unknown,
  wanted = "an InferenceProfile or a FoundationModel",
): string | undefined {
  if (source instanceof FoundationModel) return placeProblem(construct, source, "model");
  if (!(source instanceof InferenceProfile)) {
    const remedy = typeof source === "string" ? "; look it up with the fromLookup of one" : "";
    return `should be ${wanted}, got ${shown(source)}${remedy}`;
  }
  if (!source.isKnownApplication) return placeProblem(construct, source, "profile");
  return `should be a system-defined inference profile or a foundation model, got the application inference profile ${shown(source.nameInMessages)}`;
}

function profileProblem(construct: Construct, profile: unknown): string | undefined {
  if (profile instanceof InferenceProfile) return placeProblem(construct, profile, "profile");
  if (profile instanceof FoundationModel) {
    return `should be an InferenceProfile, got ${shown(profile)}, a FoundationModel; one that is called without a profile belongs in 'foundationModels'`;
  }
  const remedy = `InferenceProfile.fromLookup(stack, "Haiku", { inferenceProfileId: ${idOf(profile)} })`;
  return `should be an InferenceProfile, got ${shown(profile)}; write ${remedy}`;
}

function modelProblem(construct: Construct, model: unknown): string | undefined {
  if (model instanceof FoundationModel) return placeProblem(construct, model, "model");
  if (model instanceof InferenceProfile) {
    return `should be a FoundationModel, got ${shown(model)}, an InferenceProfile; access to profiles is InferenceProfileAccess`;
  }
  const remedy = `FoundationModel.fromLookup(stack, "Titan", { modelId: ${idOf(model)} })`;
  return `should be a FoundationModel, got ${shown(model)}; write ${remedy}`;
}

function idOf(value: unknown): string {
  return typeof value === "string" && !Token.isUnresolved(value) ? `'${value}'` : "…";
}

/** One of another stack is refused: what it is would come from the other stack's last apply, not from AWS. */
function placeProblem(construct: Construct, source: ModelSource, word: string): string | undefined {
  const stack = TerraformStack.of(construct);
  if (TerraformStack.of(source) === stack) return undefined;
  return `should be in the stack ${stack.node.path}, got ${source.node.path}; look the ${word} up in this stack`;
}

function sourcesProblem(sources: unknown, what: string, rule: Rule<unknown>): string | undefined {
  return Token.isUnresolved(sources) ? unresolved : namesProblem(sources, what, rule, twiceNamed);
}

function twiceNamed(sources: readonly ModelSource[]): string | undefined {
  const resources = sources.map(sourceResource);
  const arn = repeated(resources.map((resource) => resource.arn));
  const twice = repeated(
    sources.map((source) => source.nameInMessages).filter((text) => text.startsWith("arn:")),
  );
  return resources.find((resource) => resource.arn === arn)?.source.nameInMessages ?? twice;
}
