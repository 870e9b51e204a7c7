/** The form that every name of a Region has had: `us-gov-west-1`. */
export const regionPattern = /^[a-z]+(-[a-z]+)+-[0-9]+$/;

/** What is wrong with the name of a Region, or undefined. Which Regions there are is for AWS to say. */
export function regionProblem(region: string): string | undefined {
  return regionPattern.test(region) ? undefined : `should be the name of a Region, got '${region}'`;
}

/** What is wrong with the Regions that profiles may route to, or undefined. */
export function destinationRegionsProblem(regions: readonly string[]): string | undefined {
  if (regions.length === 0) return "should name at least one Region, got []";
  const odd = regions.find((region) => region !== "global" && regionProblem(region) !== undefined);
  return odd === undefined ? undefined : `should be names of Regions or 'global', got '${odd}'`;
}
