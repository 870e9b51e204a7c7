import { inside, isEmpty, matching, only, outside, type TextSet } from "../iam/text-set";
import { wildcard, type Wildcard } from "../iam/wildcard";
import { foundationModelShape, modelPattern, placeIn } from "./shape";

/** Foundation models in a Region, and what their requests say of it. */
export interface ModelsInRegion {
  /** The name of the Region, `global` for the region-less models, `*` for every Region that is not named. */
  readonly region: string;
  readonly arns: TextSet;

  /** What `aws:RequestedRegion` is in a request for them. */
  readonly requestedRegion: TextSet;
}

/** What the Region of a foundation model's ARN, or of a pattern for one, is called. */
export function regionName(foundationModelArn: string): string {
  const { region = "*" } = placeIn(foundationModelArn);
  return region === "" ? "global" : region;
}

/** The names of the Regions of foundation models, sorted. */
export function regionNames(foundationModelArns: readonly string[]): string[] {
  return [...new Set(foundationModelArns.map(regionName))].sort();
}

/** Any Region that can be called. */
export const anyRegion = outside(matching(wildcard("?*")), wildcard("unspecified"));

const unspecified = only("unspecified");

/** The foundation model of an ARN. */
export function exactModel(arn: string): ModelsInRegion {
  const region = regionName(arn);
  return { region, arns: only(arn), requestedRegion: region === "global" ? unspecified : only(region) };
}

/** The region-less models of an ID, or of a pattern for IDs. */
export function regionlessModels(partition: string, modelId: string): ModelsInRegion {
  return { region: "global", arns: modelsIn(partition, "", modelId), requestedRegion: unspecified };
}

function modelsIn(partition: string, region: string, modelId: string): TextSet {
  return matching(modelPattern(partition, region, modelId), foundationModelShape);
}

/** The models of an ID, or of a pattern for IDs, in each of some Regions, in all others, and without one. */
export function modelsAnywhere(
  partition: string,
  modelId: string,
  regions: readonly string[],
  global: boolean,
): ModelsInRegion[] {
  const named = regions.map((region) => modelPattern("*", region, "*"));
  return [
    ...regions.map((region) => ({
      region,
      arns: modelsIn(partition, region, modelId),
      requestedRegion: only(region),
    })),
    {
      region: "*",
      arns: outside(modelsIn(partition, "?*", modelId), ...named),
      requestedRegion: outside(anyRegion, ...regions.map((region) => wildcard(region))),
    },
    ...(global ? [regionlessModels(partition, modelId)] : []),
  ];
}

/** The foundation models that a pattern stands for, in each of some Regions and in all others. */
export function modelsNamed(pattern: Wildcard, regions: readonly string[]): ModelsInRegion[] {
  if (pattern.exact) return [exactModel(pattern.text)];
  return modelsOfPattern(pattern, modelsAnywhere("*", "?*", regions, true));
}

/** Those of some foundation models that a pattern matches. */
export function modelsOfPattern(pattern: Wildcard, all: readonly ModelsInRegion[]): ModelsInRegion[] {
  if (pattern.exact) return [exactModel(pattern.text)];
  return all
    .map((models) => ({ ...models, arns: inside(models.arns, pattern) }))
    .filter(({ arns }) => !isEmpty(arns));
}
