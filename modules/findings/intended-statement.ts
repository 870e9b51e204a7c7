import { condition } from "../iam/condition";
import { isUnknownConditionKey } from "../iam/condition-keys";
import type { PolicyStatement } from "../iam/policy-statement";
import { isUnknownAction } from "./statement-mistake";
import { wildcard } from "../iam/wildcard";

/**
 * A statement as its author meant it, with actions and condition keys that exist.
 *
 * A wrong name is a mistake of its own; what follows from it is not reported a second time.
 */
export function intendedStatement(statement: PolicyStatement): PolicyStatement {
  const invoke = "bedrock:InvokeModel*";
  const unknown = !statement.notActions && statement.actions.some(isUnknownAction);
  if (!unknown && !statement.conditions.some(({ key }) => isUnknownConditionKey(key))) return statement;
  const conditions = statement.conditions.flatMap((item) => {
    if (!isUnknownConditionKey(item.key)) return [item];
    if (!/inferenceprofile/i.test(item.key)) return [];
    return [condition(item.operator, "bedrock:InferenceProfileArn", item.values)];
  });
  return {
    ...statement,
    conditions,
    actions: unknown ? [...statement.actions, wildcard(invoke.toLowerCase())] : statement.actions,
    actionTexts: unknown ? [...statement.actionTexts, invoke] : statement.actionTexts,
  };
}
