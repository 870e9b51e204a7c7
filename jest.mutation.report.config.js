const { projects } = require("./jest.config.js");
const { transform, moduleNameMapper } = projects[0];

/** The unit tests of one room of the report, for mutation testing of that room. */
module.exports = {
  transform,
  moduleNameMapper,
  testMatch: [`**/__tests__/${process.env.ROOM}/*.test.ts`],
  // random policies and documents take seconds, and would run for every mutant
  testPathIgnorePatterns: ["/node_modules/", "/(soundness|mutated-documents).test.ts"],
};
