import { isJudgedOperator } from "./condition";
import { isUnknownConditionKey } from "./condition-keys";
import { profileActions } from "./call";
import { isFoundationModel, isProfile } from "./granted-resource";
import { coversAction, type PolicyStatement } from "./policy-statement";

/** The condition keys whose value follows from the call. */
const judgedKeys = ["bedrock:inferenceprofilearn", "aws:requestedregion"];

/** What in a statement about profiles and foundation models is not judged, by name. */
export function unjudgedParts(statement: PolicyStatement): string[] {
  const { actions, resources, notResources, conditions } = statement;
  const concerns =
    profileActions.some((action) => coversAction(statement, action)) &&
    (notResources || resources.some((resource) => isProfile(resource) || isFoundationModel(resource)));
  if (!concerns) return [];
  const judged = conditions.filter(isJudgedOperator);
  const variables = [...actions, ...resources, ...judged.flatMap(({ patterns }) => patterns)].flatMap(
    (pattern) => pattern.variables,
  );
  const operators = conditions.filter((item) => !isJudgedOperator(item)).map(({ operator }) => operator);
  const keys = judged
    .map(({ key }) => key)
    .filter((key) => !judgedKeys.includes(key.toLowerCase()) && !isUnknownConditionKey(key));
  return [
    ...new Set([
      ...operators.map((operator) => `the condition operator ${operator}`),
      ...keys.map((key) => `the condition key ${key}`),
      ...variables.map((variable) => `the policy variable ${variable}`),
    ]),
  ];
}
