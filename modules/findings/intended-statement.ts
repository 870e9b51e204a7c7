import { condition, type Condition } from "../iam/condition";
import { isUnknownConditionKey } from "../iam/condition-keys";
import type { PolicyStatement } from "../iam/policy-statement";
import { arnPattern } from "../iam/arn-pattern";
import { wildcard } from "../iam/wildcard";
import { isUnknownAction } from "./action-mistake";
import { literalWildcards } from "./condition-mistake";
import { impossibleArn } from "./impossible-arn";

/**
 * A statement as its author meant it, with actions, condition keys, operators and ARNs that are right.
 *
 * What is wrong in it is a mistake of its own; what follows from it is not reported a second time.
 */
export function intendedStatement(statement: PolicyStatement): PolicyStatement {
  const invoke = "bedrock:InvokeModel*";
  const isUnknown = !statement.notActions && statement.actions.some(isUnknownAction);
  const resources = statement.resources.map((resource) => impossibleArn(resource)?.meant ?? resource);
  const conditions = statement.conditions.flatMap(intendedCondition);
  const isRight =
    !isUnknown && same(resources, statement.resources) && same(conditions, statement.conditions);
  if (isRight) return statement;
  return {
    ...statement,
    resources,
    conditions,
    actions: isUnknown ? [...statement.actions, wildcard(invoke.toLowerCase())] : statement.actions,
    actionTexts: isUnknown ? [...statement.actionTexts, invoke] : statement.actionTexts,
  };
}

function intendedCondition(item: Condition): Condition[] {
  const { operator, key, values } = item;
  if (isUnknownConditionKey(key)) {
    return /inferenceprofile/i.test(key) ? [condition(operator, "bedrock:InferenceProfileArn", values)] : [];
  }
  if (literalWildcards(item).length > 0) {
    return [condition(operator.replace(/equals(ignorecase)?/i, "Like"), key, values)];
  }
  if (item.dimension !== "bedrock:inferenceprofilearn" || item.comparison === "null") return [item];
  const meant = values.map((value) => {
    // what is no ARN may be meant for any profile
    if (!value.startsWith("arn:") && value !== "*") return "*";
    return impossibleArn(arnPattern(value))?.meant.text ?? value;
  });
  return same(meant, values) ? [item] : [condition(operator.replace(/equals/i, "Like"), key, meant)];
}

/** Whether two lists have the same items in the same order. */
export function same<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
