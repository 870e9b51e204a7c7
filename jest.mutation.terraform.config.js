const { projects } = require("./jest.config.js");
const { transform, moduleNameMapper } = projects[0];

/** The unit tests that make stacks, for mutation testing of what Terraform is asked. */
module.exports = {
  transform,
  moduleNameMapper,
  testMatch: ["**/__tests__/{terraform,constructs,stacks}/*.test.ts", "**/__tests__/templates.ts"],
  // they have every prop in every form, and would run for every mutant
  testPathIgnorePatterns: ["/node_modules/", "/constructs/(bad-input|forms).test.ts"],
};
