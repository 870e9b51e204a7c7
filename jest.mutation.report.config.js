const { join } = require("node:path");
const { projects } = require("./jest.config.js");
const { transform, moduleNameMapper } = projects[0];

/** The unit tests of one room of the report, for mutation testing of that room. */
module.exports = {
  transform,
  moduleNameMapper,
  testEnvironment: join(__dirname, "jest.mutation.environment.js"),
  testMatch: ["**/__tests__/room.mutation.ts"],
  globals: { isFuzzing: true },
};
