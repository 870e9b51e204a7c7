import { oncePer } from "../report/once";
import { isJudgedOperator } from "../iam/condition";
import { isNonexistentKey } from "../iam/condition-keys";
import { profileActions } from "../access/call";
import { isFoundationModel, isProfile } from "../access/shape";
import { coversAction, isRead, type PolicyStatement } from "../iam/policy-statement";
import type { Unjudged } from "../report/finding";

/** The condition keys whose value follows from the call. */
const judgedKeys = ["bedrock:inferenceprofilearn", "aws:requestedregion"];

/** What in statements about profiles and foundation models is not judged, looked for once in each text. */
export const unjudgedParts = oncePer(
  (statements: readonly PolicyStatement[]): readonly Omit<Unjudged, "address">[] =>
    statements.flatMap((statement) =>
      partsOf(statement).map((what) => ({ statement: statement.position, what })),
    ),
);

/** What in a statement is not judged, by name. */
function partsOf(statement: PolicyStatement): string[] {
  if (statement.unread) return [];
  const conditions = statement.conditions.filter(isRead);
  const judged = conditions.filter(isJudgedOperator);
  const parts = [
    ...conditions
      .filter((item) => !isJudgedOperator(item))
      .map(({ operator }) => `the condition operator ${operator}`),
    ...judged
      .filter(({ key, dimension }) => !judgedKeys.includes(dimension) && !isNonexistentKey(key))
      .map(({ key }) => `the condition key ${key}`),
    ...[statement.actions, statement.resources, ...judged.map(({ patterns }) => patterns)]
      .flatMap((patterns) => patterns.flatMap((pattern) => pattern?.variables ?? []))
      .map((variable) => `the policy variable ${variable}`),
  ];
  return parts.length > 0 && isAboutProfiles(statement) ? [...new Set(parts)] : [];
}

/** Whether a statement can be about calls of an inference profile or a foundation model. */
function isAboutProfiles(statement: PolicyStatement): boolean {
  return (
    profileActions.some((action) => coversAction(statement, action)) &&
    (statement.notResources ||
      statement.resources.some((resource) => isProfile(resource) || isFoundationModel(resource)))
  );
}
