import { oncePer } from "../report/once";
import type { PolicyStatement } from "../iam/policy-statement";
import { actionMistakes } from "./action-mistake";
import { conditionMistakes } from "./condition-mistake";
import { impossibleArns } from "./impossible-arn";
import type { Mistake } from "./mistake";
import { wideResources } from "./wide-resource";

/** The mistakes that statements show each on its own, looked for once: many policies have one text. */
export const statementMistakes = oncePer((statements: readonly PolicyStatement[]): readonly Mistake[] =>
  statements.flatMap(ownMistakes),
);

function ownMistakes(statement: PolicyStatement): Mistake[] {
  if (statement.unread) return [];
  return [
    ...actionMistakes(statement),
    ...conditionMistakes(statement),
    ...impossibleArns(statement),
    ...wideResources(statement),
  ];
}
