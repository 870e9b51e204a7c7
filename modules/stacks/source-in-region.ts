import { Token } from "cdktf";
import { namesProblem, propsProblem, text, type Rule } from "../constructs/prop";
import { modelIdProblem, modelPlaceProblem } from "../policy/model-id";
import { profileIdProblem, profilePlaceProblem } from "../policy/profile-id";
import { regionProblem } from "../policy/region";
import { repeated } from "../policy/repetition";
import { isRecord } from "../terraform/finished-value";

/** An inference profile that is called from another Region than the stack's. */
export interface ProfileInRegion {
  /** The ID or ARN of the profile. */
  readonly inferenceProfileId: string;

  /** The Region in which it is called. */
  readonly sourceRegion: string;
}

/** A foundation model that is called in another Region than the stack's. */
export interface ModelInRegion {
  /** The ID or ARN of the model. */
  readonly modelId: string;

  /** The Region in which it is called. */
  readonly sourceRegion: string;
}

/** Where the profiles and models of a stack are, unless they say otherwise. */
export interface Place {
  /** The account, or undefined where it is not known yet. */
  readonly account: string | undefined;
  readonly sourceRegion: string;
}

/** What is wrong with a list of profiles by ID or ARN, or undefined. */
export function profileIdsProblem(profiles: unknown, place: Place): string | undefined {
  return idsProblem(profiles, "inference profile", (profile) => profileInRegionProblem(profile, place));
}

/** What is wrong with a list of models by ID or ARN, or undefined. */
export function modelIdsProblem(models: unknown, place: Place): string | undefined {
  return idsProblem(models, "foundation model", (model) => modelInRegionProblem(model, place));
}

/** What is wrong with a profile by ID or ARN, with or without its Region, or undefined. */
export function profileInRegionProblem(profile: unknown, place: Place): string | undefined {
  return inRegionProblem(
    profile,
    "inferenceProfileId",
    place,
    (id, region) =>
      literalProblem(id, profileIdProblem) ?? profilePlaceProblem(String(id), place.account, region),
  );
}

/** What is wrong with a model by ID or ARN, with or without its Region, or undefined. */
export function modelInRegionProblem(model: unknown, place: Place): string | undefined {
  return inRegionProblem(
    model,
    "modelId",
    place,
    (id, region) => literalProblem(id, modelIdProblem) ?? modelPlaceProblem(String(id), region),
  );
}

/** Whether a model is named, and no profile. */
export function isModelInRegion(value: unknown): value is ModelInRegion {
  return isRecord(value) && "modelId" in value;
}

/** What a rule finds in a text that becomes a construct's ID, which can't be a token. */
export function literalProblem(value: unknown, rule: Rule<string>): string | undefined {
  return Token.isUnresolved(value)
    ? "should be known when the stack is made, got a token"
    : text(rule)(value);
}

/** @param idName what the ID is called beside its Region */
function inRegionProblem(
  value: unknown,
  idName: string,
  place: Place,
  idProblem: (id: unknown, region: string) => string | undefined,
): string | undefined {
  if (!isRecord(value)) return idProblem(value, place.sourceRegion);
  return (
    propsProblem(value, { [idName]: true, sourceRegion: true }) ??
    literalProblem(value.sourceRegion, regionProblem) ??
    idProblem(value[idName], String(value.sourceRegion))
  );
}

function idsProblem(ids: unknown, what: string, rule: Rule<unknown>): string | undefined {
  return namesProblem(ids, what, rule, (names: readonly unknown[]) =>
    repeated(names.filter((id) => typeof id === "string")),
  );
}
