import { isNonexistentKey, isUnknownConditionKey } from "../iam/condition-keys";
import type { Condition } from "../iam/condition";
import type { PolicyStatement } from "../iam/policy-statement";
import type { Mistake } from "./mistake";

/** What is wrong with the conditions of a statement. */
export function conditionMistakes(statement: PolicyStatement): Mistake[] {
  const unknown = new Set(statement.conditions.map(({ key }) => key).filter(isUnknownConditionKey));
  return [
    ...[...unknown].map((subject) => ({
      type: isNonexistentKey(subject)
        ? ("unknown-condition-key" as const)
        : ("unlisted-condition-key" as const),
      statement,
      subject,
      values: [],
      ...(/inferenceprofilearn/i.test(subject) && { hint: "write 'bedrock:InferenceProfileArn'" }),
    })),
    ...statement.conditions.flatMap((item): Mistake[] => {
      const values = literalWildcards(item);
      return values.length === 0 ? [] : [{ type: "literal-wildcard", statement, subject: item.key, values }];
    }),
  ];
}

/** The keys whose values never have the characters that are wildcards elsewhere. */
const plainKeys = /^(bedrock:|aws:(requestedregion$|(resource|request|principal)tag\/))/;

/** The values of a condition with characters that the author took for wildcards. */
export function literalWildcards({ comparison, dimension, values }: Condition): string[] {
  if (!/^stringequals(ignorecase)?$/.test(comparison) || !plainKeys.test(dimension)) return [];
  // ${*} is the character itself, on purpose
  return values.filter((value) => /[*?]/.test(value.replaceAll(/\$\{[^}]*\}/g, "")));
}
