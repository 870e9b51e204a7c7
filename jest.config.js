const library = require("./local/library");

const shared = {
  transform: { "\\.ts$": "ts-jest" },
  moduleNameMapper: {
    "^cdktf-bedrock-inference-profiles$": "<rootDir>/modules",
    "^cdktf$": library,
    "/stack-trace$": "<rootDir>/__tests__/no-stack-trace.ts",
    "^@cdktf/provider-aws/(.*)$": `@${library}/provider-aws/$1`,
  },
};

/** @type {import("jest").Config} */
module.exports = {
  maxWorkers: "100%",
  projects: [
    { ...shared, displayName: "unit", testMatch: ["<rootDir>/__tests__/*.unit.ts"] },
    // one file of them alone
    {
      ...shared,
      displayName: "file",
      testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", "<rootDir>/__tests__/(apply|browser|package|processes)/"],
    },
    {
      ...shared,
      displayName: "fuzz",
      testMatch: [
        "<rootDir>/__tests__/**/*.fuzz.ts",
        "<rootDir>/__tests__/{findings/any-shape,iam/answer,iam/text-set,iam/wildcard,policy/properties}.test.ts",
      ],
      globals: { isFuzzing: true },
    },
    { ...shared, displayName: "processes", testMatch: ["<rootDir>/__tests__/processes/**/*.test.ts"] },
    { ...shared, displayName: "package", testMatch: ["<rootDir>/__tests__/package/**/*.test.ts"] },
    { ...shared, displayName: "browser", testMatch: ["<rootDir>/__tests__/browser/**/*.test.ts"] },
    {
      ...shared,
      displayName: "terraform",
      testMatch: ["<rootDir>/__tests__/apply/**/*.test.ts"],
      globalSetup: "<rootDir>/__tests__/apply/global-setup.ts",
      globalTeardown: "<rootDir>/__tests__/apply/global-teardown.ts",
      setupFilesAfterEnv: ["<rootDir>/__tests__/apply/timeout.ts"],
    },
  ],
};
