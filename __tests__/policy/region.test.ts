import { destinationRegionsProblem, regionProblem } from "../../modules/policy/region";

test.each([
  [["us-east-1", "global", "zz-new-9"], undefined],
  [[], "should name at least one Region, got []"],
  [["us-east-1", "us-*"], "should be names of Regions or 'global', got 'us-*'"],
  [["US-EAST-1"], "should be names of Regions or 'global', got 'US-EAST-1'"],
  [["us-east1"], "should be names of Regions or 'global', got 'us-east1'"],
  [[""], "should be names of Regions or 'global', got ''"],
])("Regions %j: %s", (regions, problem) => {
  expect(destinationRegionsProblem(regions)).toBe(problem);
});

test.each([
  ["us-gov-west-1", undefined],
  ["eusc-de-east-1", undefined],
  ["us-west2", "should be the name of a Region, got 'us-west2'"],
  ["us-east-10", undefined],
  ["1us-west-2", "should be the name of a Region, got '1us-west-2'"],
  ["global", "should be the name of a Region, got 'global'"],
  ["", "should be the name of a Region, got ''"],
  ["us west 2", "should be the name of a Region, got 'us west 2'"],
  ["us-west-2*", "should be the name of a Region, got 'us-west-2*'"],
])("Region %j: %s", (region, problem) => {
  expect(regionProblem(region)).toBe(problem);
});
