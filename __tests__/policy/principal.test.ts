import { principalKinds, principalNameProblem } from "../../modules/policy/principal";

// as IAM's page of quotas has them
test.each([
  ["roles", "role", 64],
  ["users", "user", 64],
  ["groups", "group", 128],
] as const)("the name of one of the %s has at most %s characters", (kind, word, length) => {
  const rule = `should be ${word} names of 1 to ${length} characters from [\\w+=,.@-], got`;
  const problem = (name: string) => principalNameProblem(principalKinds[kind], name);
  for (const name of ["a", "Team_1+=,.@-", "a".repeat(length)]) expect(problem(name)).toBeUndefined();
  for (const name of ["", "a b", "a\n", "teams/a", "é", "a".repeat(length + 1)]) {
    expect(problem(name)).toBe(`${rule} '${name}'`);
  }
  const arn = `arn:aws:iam::111122223333:${word}/a`;
  expect(problem(arn)).toBe(`${rule} '${arn}'; a ${word}'s name is what follows the last '/' of its ARN`);
});
