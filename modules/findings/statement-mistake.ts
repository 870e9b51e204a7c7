import type { PolicyStatement } from "../iam/policy-statement";
import { actionMistakes } from "./action-mistake";
import { conditionMistakes } from "./condition-mistake";
import { impossibleArns } from "./impossible-arn";
import type { Mistake } from "./mistake";
import { wideResources } from "./wide-resource";

const remembered = new WeakMap<readonly PolicyStatement[], readonly Mistake[]>();

/** The mistakes that statements show each on its own, looked for once: many policies have one text. */
export function statementMistakes(statements: readonly PolicyStatement[]): readonly Mistake[] {
  const found = remembered.get(statements) ?? statements.flatMap(ownMistakes);
  remembered.set(statements, found);
  return found;
}

function ownMistakes(statement: PolicyStatement): Mistake[] {
  if (statement.unread) return [];
  return [
    ...actionMistakes(statement),
    ...conditionMistakes(statement),
    ...impossibleArns(statement),
    ...wideResources(statement),
  ];
}
