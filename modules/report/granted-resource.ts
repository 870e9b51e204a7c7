import { parseBedrockArn } from "../policy/arn";
import { profileArnPattern } from "../policy/profile-id";
import { arnPattern, arnsOverlap, type ArnPattern } from "../iam/arn-pattern";
import { invokeActions, profileActions } from "./call";
import type { Condition } from "../iam/condition";
import { coversAction, type PolicyStatement } from "../iam/policy-statement";
import { foundationModelShape, profileShapes, routing } from "./profile";
import type { ReportedProfile } from "./report";

/** The resources that statements allow calls on, as they name them. */
export interface GrantedResources {
  readonly profileArns: ReadonlySet<string>;

  /** Patterns that match profiles, by their text. */
  readonly profilePatterns: ReadonlyMap<string, ArnPattern>;

  /** The foundation models that may be invoked, by model ID. */
  readonly modelsById: ReadonlyMap<string, ReadonlySet<string>>;

  /** The same, by the ARN of the profile that a condition names. */
  readonly modelsByFence: ReadonlyMap<string, ReadonlySet<string>>;

  /** Patterns that match foundation models that may be invoked, by their text. */
  readonly modelPatterns: ReadonlyMap<string, ArnPattern>;
}

const everything = [arnPattern("*")];

const remembered = new WeakMap<readonly PolicyStatement[], GrantedResources>();

/** The resources that the Allows among statements are about, looked for once. */
export function grantedResources(statements: readonly PolicyStatement[]): GrantedResources {
  const found = remembered.get(statements) ?? allowedResources(statements);
  remembered.set(statements, found);
  return found;
}

function allowedResources(statements: readonly PolicyStatement[]): GrantedResources {
  const profileArns = new Set<string>();
  const profilePatterns = new Map<string, ArnPattern>();
  const modelsById = new Map<string, Set<string>>();
  const modelsByFence = new Map<string, Set<string>>();
  const modelPatterns = new Map<string, ArnPattern>();
  for (const statement of statements) {
    if (statement.effect === "Deny") continue;
    const onProfiles = profileActions.some((action) => coversAction(statement, action));
    const invokes = invokeActions.some((action) => coversAction(statement, action));
    const fences = fencedProfileArns(statement);
    if (invokes) for (const arn of fences) profileArns.add(arn);
    // what NotResource leaves over is not a list
    for (const resource of statement.notResources ? everything : statement.resources) {
      const { exact, text } = resource;
      const isModel = isFoundationModel(resource);
      if (onProfiles && !(exact && isModel) && isProfile(resource)) {
        if (exact) profileArns.add(text);
        else profilePatterns.set(text, resource);
      }
      if (!invokes || !isModel) continue;
      for (const arn of fences) add(modelsByFence, arn, text);
      if (exact) add(modelsById, foundationModelId(text), text);
      else modelPatterns.set(text, resource);
    }
  }
  return { profileArns, profilePatterns, modelsById, modelsByFence, modelPatterns };
}

function foundationModelId(arn: string): string {
  return arn.slice(arn.indexOf("/") + 1);
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}

/** Whether a pattern matches some inference profile. */
export function isProfile(resource: ArnPattern): boolean {
  return resource.exact
    ? profileArnPattern.test(resource.text)
    : profileShapes.some((shape) => arnsOverlap(resource, shape));
}

const foundationModelPattern = /^arn:[^:]+:bedrock:[^:]*:[^:]*:foundation-model\/./;

/** Whether a pattern matches some foundation model. */
export function isFoundationModel(resource: ArnPattern): boolean {
  if (resource.exact) return foundationModelPattern.test(resource.text);
  return arnsOverlap(resource, foundationModelShape);
}

/** The conditions that demand one of some profiles. */
export function fences({ conditions }: PolicyStatement): Condition[] {
  return conditions.filter(
    ({ key, negative, comparison }) =>
      key.toLowerCase() === "bedrock:inferenceprofilearn" && !negative && comparison !== "null",
  );
}

/** The profiles that the conditions of a statement name exactly. */
export function fencedProfileArns(statement: PolicyStatement): string[] {
  return fences(statement)
    .flatMap(({ patterns }) => patterns)
    .filter(({ exact, text }) => exact && profileArnPattern.test(text))
    .map(({ text }) => text);
}

/** The foundation models of a profile that nobody read, as far as the policies name them. */
export function grantedModels(granted: GrantedResources, profile: ReportedProfile): string[] {
  const id = routing(profile).modelId;
  const arn = profile.arn ?? "";
  if (id === undefined) return [...(granted.modelsByFence.get(arn) ?? [])].sort();
  const shape = arnPattern(`arn:*:bedrock:*::foundation-model/${id}`);
  const regions = [...granted.modelPatterns.values()]
    .filter((pattern) => arnsOverlap(pattern, shape))
    .map(({ all, segments }) => (all ? "*" : (segments[3]?.text ?? "*")));
  const partition = parseBedrockArn(arn)?.partition ?? "*";
  const matched = regions.map((region) => `arn:${partition}:bedrock:${region}::foundation-model/${id}`);
  return [...new Set([...(granted.modelsById.get(id) ?? []), ...matched])].sort();
}
