const { projects } = require("./jest.config.js");
const { transform, moduleNameMapper } = projects[0];

/** The unit tests of the policy core alone, for mutation testing. */
module.exports = {
  transform,
  moduleNameMapper,
  testMatch: ["**/__tests__/policy/*.test.ts"],
  globals: { isFuzzing: true },
};
