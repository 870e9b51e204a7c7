import { isJudgedOperator } from "../iam/condition";
import { isNonexistentKey } from "../iam/condition-keys";
import { profileActions } from "../access/call";
import { isFoundationModel, isProfile } from "../access/granted-resource";
import { coversAction, isRead, type PolicyStatement } from "../iam/policy-statement";

/** The condition keys whose value follows from the call. */
const judgedKeys = ["bedrock:inferenceprofilearn", "aws:requestedregion"];

/** What in a statement about profiles and foundation models is not judged, by name. */
export function unjudgedParts(statement: PolicyStatement): string[] {
  const { actions, resources } = statement;
  const conditions = statement.conditions.filter(isRead);
  const judged = conditions.filter(isJudgedOperator);
  const patterns = [actions, resources, ...judged.map((item) => item.patterns)].flat();
  const variables = patterns.flatMap((pattern) => pattern?.variables ?? []);
  const operators = conditions.filter((item) => !isJudgedOperator(item)).map(({ operator }) => operator);
  const keys = judged
    .map(({ key }) => key)
    .filter((key) => !judgedKeys.includes(key.toLowerCase()) && !isNonexistentKey(key));
  if (statement.unread) return [];
  if (variables.length + operators.length + keys.length === 0 || !isAboutProfiles(statement)) return [];
  return [
    ...new Set([
      ...operators.map((operator) => `the condition operator ${operator}`),
      ...keys.map((key) => `the condition key ${key}`),
      ...variables.map((variable) => `the policy variable ${variable}`),
    ]),
  ];
}

/** Whether a statement can be about calls of an inference profile or a foundation model. */
function isAboutProfiles(statement: PolicyStatement): boolean {
  return (
    profileActions.some((action) => coversAction(statement, action)) &&
    (statement.notResources ||
      statement.resources.some((resource) => isProfile(resource) || isFoundationModel(resource)))
  );
}
