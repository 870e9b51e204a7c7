import type { PolicyStatement } from "../iam/policy-statement";
import { actionMistakes } from "./action-mistake";
import { conditionMistakes } from "./condition-mistake";
import { impossibleArns } from "./impossible-arn";
import type { Mistake } from "./mistake";
import { wideResources } from "./wide-resource";

/** The mistakes that a statement shows on its own. */
export function statementMistakes(statement: PolicyStatement): Mistake[] {
  if (statement.unread) return [];
  return [
    ...actionMistakes(statement),
    ...conditionMistakes(statement),
    ...impossibleArns(statement),
    ...wideResources(statement),
  ];
}
