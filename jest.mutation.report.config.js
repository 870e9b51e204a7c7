const { projects } = require("./jest.config.js");
const { transform, moduleNameMapper } = projects[0];

/** The unit tests of what policies mean and who may call what, for mutation testing. */
module.exports = {
  transform,
  moduleNameMapper,
  testMatch: ["**/__tests__/{iam,access,plan}/*.test.ts"],
  // random policies take seconds, and would run for every mutant
  testPathIgnorePatterns: ["/node_modules/", "/soundness.test.ts"],
};
