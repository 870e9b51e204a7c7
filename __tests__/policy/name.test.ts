import { descriptionProblem, pathProblem, policyNameProblem } from "../../modules/policy/name";

test.each([
  ["a", undefined],
  ["Team_1+=,.@-", undefined],
  ["a".repeat(128), undefined],
  ["", "should be a policy name of 1 to 128 characters from [\\w+=,.@-], got ''"],
  ["a b", "should be a policy name of 1 to 128 characters from [\\w+=,.@-], got 'a b'"],
  [
    "a".repeat(129),
    `should be a policy name of 1 to 128 characters from [\\w+=,.@-], got '${"a".repeat(129)}'`,
  ],
])("policy name %j: %s", (name, problem) => {
  expect(policyNameProblem(name)).toBe(problem);
});

test.each(["/", "/teams/", "/a/b.c,+@=_-/", `/${"a".repeat(510)}/`])("accepts the path %j", (path) => {
  expect(pathProblem(path)).toBeUndefined();
});

test.each(["", "teams", "/teams", "teams/", "//", "/a b/", `/${"a".repeat(511)}/`])(
  "refuses the path %j",
  (path) => {
    expect(pathProblem(path)).toBe(
      `should begin and end with '/', with [A-Za-z0-9.,+@=_-] between, in at most 512 characters, got '${path}'`,
    );
  },
);

test("limits a description to 1,000 characters", () => {
  expect(descriptionProblem("a".repeat(1000))).toBeUndefined();
  expect(descriptionProblem("a".repeat(1001))).toBe("should have at most 1000 characters, got 1001");
});
