// the room whose code is changed; its own tests have to notice
const { ROOM } = process.env;
if (!ROOM) throw new Error("ROOM should name a folder of modules, as in 'ROOM=iam'");

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
module.exports = {
  testRunner: "jest",
  // the tests are found by name
  jest: {
    projectType: "custom",
    configFile: "jest.mutation.report.config.js",
    enableFindRelatedTests: false,
  },
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  mutate: [`modules/${ROOM}/**/*.ts`],
  reporters: ["clear-text", "progress"],
  thresholds: { high: 100, low: 90, break: 90 },
  tempDirName: ".stryker-tmp",
  ignorePatterns: ["cdktf.out", "dist", "coverage"],
};
