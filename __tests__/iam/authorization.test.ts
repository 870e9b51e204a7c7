import { authorization, candidates } from "../../modules/iam/authorization";
import type { PolicyStatement } from "../../modules/iam/policy-statement";
import { matching, only, type TextSet } from "../../modules/iam/text-set";
import { arnPattern } from "../../modules/iam/arn-pattern";
import { readStatements } from "../statements";

const model = "arn:aws:bedrock:us-west-2::foundation-model/example.model-v1:0";
const another = "arn:aws:bedrock:us-east-1::foundation-model/example.model-v1:0";
const models = "arn:aws:bedrock:us-west-2::foundation-model/*";

function read(...made: readonly object[]): PolicyStatement[] {
  return readStatements(...made.map((statement) => ({ Effect: "Allow", Action: "*", ...statement })));
}

const statements = read(
  { Resource: models },
  { Resource: [another, model] },
  { Resource: another },
  { NotResource: model },
  { Resource: [model, model] },
  { Effect: "Deny", Resource: model },
  { Effect: "Deny", Resource: "*" },
);

function positions(effect: "allows" | "denies", resources: TextSet): number[] {
  return candidates(authorization(statements)[effect], resources).map(({ position }) => position);
}

test("keeps Allows and Denies apart, in their order", () => {
  const { allows, denies, statements: all } = authorization(statements);
  expect(all).toBe(statements);
  expect(allows.statements.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
  expect(denies.statements.map(({ position }) => position)).toEqual([6, 7]);
  expect(allows.patterned.map(({ position }) => position)).toEqual([1, 4]);
});

// what names a resource as it is asked for is most likely to settle the answer
test.each<[string, "allows" | "denies", TextSet, readonly number[]]>([
  ["a resource that some name", "allows", only(model), [2, 4, 5, 1]],
  ["a resource that only patterns may match", "allows", only(`${model}0`), [1, 4]],
  ["another resource that some name", "allows", only(another), [2, 3, 1, 4]],
  ["a pattern that one names", "allows", matching(arnPattern(models)), [1, 2, 3, 4, 5]],
  ["a pattern that none names", "allows", matching(arnPattern("arn:aws:bedrock:*")), [1, 2, 3, 4, 5]],
  ["a resource that a Deny names", "denies", only(model), [6, 7]],
  ["a pattern that a Deny is", "denies", matching(arnPattern("*")), [7, 6]],
])("asks of %s those that may be about it", (_, effect, resources, expected) => {
  expect(positions(effect, resources)).toEqual(expected);
});

test("asks nothing of Allows that name other resources", () => {
  const { allows } = authorization(read({ Resource: another }, { Resource: [another, models.slice(0, -1)] }));
  expect(candidates(allows, only(model))).toEqual([]);
  expect(candidates(allows, only(another)).map(({ position }) => position)).toEqual([1, 2]);
});
