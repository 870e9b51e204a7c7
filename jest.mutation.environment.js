const { TestEnvironment } = require("jest-environment-node");

/** Node, where the first test that fails is the last one: a mutant dies once. */
module.exports = class extends TestEnvironment {
  hasFailed = false;

  handleTestEvent({ name, test }) {
    if (name === "test_fn_failure" || name === "hook_failure") this.hasFailed = true;
    if (name === "test_start" && this.hasFailed) test.mode = "skip";
  }
};
