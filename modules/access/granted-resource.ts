import { oncePer } from "../report/once";
import type { Condition } from "../iam/condition";
import { coversAction, type PolicyStatement } from "../iam/policy-statement";
import { wildcard, type Wildcard } from "../iam/wildcard";
import { coversCall, profileActions } from "./call";
import { isFoundationModel, isProfile, shapeOf } from "./shape";

/** The resources that statements allow calls on, as they name them. What no request can have is left out. */
export interface GrantedResources {
  readonly profileArns: ReadonlySet<string>;

  /** Patterns that match profiles, by their text. */
  readonly profilePatterns: ReadonlyMap<string, Wildcard>;

  /** The foundation models that may be invoked. */
  readonly modelArns: ReadonlySet<string>;

  /** The same, by the ARN of the profile that a condition names. */
  readonly modelsByFence: ReadonlyMap<string, ReadonlySet<string>>;

  /** Patterns that match foundation models that may be invoked, by their text. */
  readonly modelPatterns: ReadonlyMap<string, Wildcard>;

  /** The Regions that statements about calls name, sorted. */
  readonly regions: readonly string[];
}

const everything = [wildcard("*")];

/** The resources that the Allows among statements are about, and the Regions that all of them name, looked for once. */
export const grantedResources: (statements: readonly PolicyStatement[]) => GrantedResources =
  oncePer(allowedResources);

function allowedResources(statements: readonly PolicyStatement[]): GrantedResources {
  const profileArns = new Set<string>();
  const profilePatterns = new Map<string, Wildcard>();
  const modelArns = new Set<string>();
  const modelsByFence = new Map<string, Set<string>>();
  const modelPatterns = new Map<string, Wildcard>();
  const regions = new Set<string>();
  for (const statement of statements) {
    if (statement.unread) continue;
    const onProfiles = profileActions.some((action) => coversAction(statement, action));
    const invokes = coversCall(statement);
    if (invokes) for (const region of namedRegions(statement)) regions.add(region);
    if (statement.effect === "Deny") continue;
    const fences = fencedProfileArns(statement);
    if (invokes) for (const arn of fences) profileArns.add(arn);
    // what NotResource leaves over is not a list
    for (const resource of statement.notResources ? everything : statement.resources) {
      const { exact, text } = resource;
      if (onProfiles && isProfile(resource)) {
        if (exact) profileArns.add(text);
        else profilePatterns.set(text, resource);
      }
      if (!invokes || !isFoundationModel(resource)) continue;
      for (const arn of fences) add(modelsByFence, arn, text);
      if (exact) modelArns.add(text);
      else modelPatterns.set(text, resource);
    }
  }
  return {
    profileArns,
    profilePatterns,
    modelArns,
    modelsByFence,
    modelPatterns,
    regions: [...regions].sort(),
  };
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}

/** The Regions that a statement names, in resources and in conditions. */
function namedRegions({ resources, conditions }: PolicyStatement): string[] {
  const inResources = resources.map((resource) => shapeOf(resource).region ?? "");
  const inConditions = conditions
    .filter(({ dimension }) => dimension === "aws:requestedregion")
    .flatMap(({ values }) => values);
  return [...inResources, ...inConditions].filter((name) => /^[a-z0-9]+(-[a-z0-9]+)+$/.test(name));
}

/** The conditions that demand one of some profiles. */
export function fences({ conditions }: PolicyStatement): Condition[] {
  return conditions.filter(
    ({ dimension, negative, comparison }) =>
      dimension === "bedrock:inferenceprofilearn" && !negative && comparison !== "null",
  );
}

/** The profiles that the conditions of a statement name exactly. */
export function fencedProfileArns(statement: PolicyStatement): string[] {
  return fences(statement)
    .flatMap(({ patterns }) => patterns)
    .filter((pattern) => pattern !== undefined)
    .filter((pattern) => pattern.exact && isProfile(pattern))
    .map(({ text }) => text);
}
