import type { Permissions } from "../iam/answer";
import { candidates } from "../iam/authorization";
import { meets, type Condition } from "../iam/condition";
import { applies, type PolicyStatement } from "../iam/policy-statement";
import { valuesOf, type Question } from "../iam/question";
import { order } from "../report/order";
import type { Subject } from "./subject";
import { questionsAbout } from "./subject-question";

/** What policies ask of calls besides, and nobody judges, in words, sorted. */
export function besides(permissions: Permissions, subject: Subject): string[] {
  const found = questionsAbout(subject).flatMap((question) =>
    permissions
      .flatMap(({ allows, denies }) =>
        [allows, denies].flatMap((index) => candidates(index, question.resource)),
      )
      .filter((statement) => statement.conditions.length > 0)
      .flatMap((statement) => unjudgedConditions(statement, question)),
  );
  return [...new Set(found)].sort(order);
}

function unjudgedConditions(statement: PolicyStatement, question: Question): string[] {
  const unjudged = statement.conditions.filter((condition) => {
    const verdict = meets(condition, valuesOf(question, condition.dimension));
    return typeof verdict === "object" && !verdict.split;
  });
  if (unjudged.length === 0 || applies(statement, question) === "none") return [];
  const words = unjudged.map(inWords).filter((text) => text !== undefined);
  if (words.length === 0) return [];
  if (statement.effect === "Allow") return words;
  const [alone, another] = unjudged;
  const opposed = alone && !another ? opposite(alone) : undefined;
  return [(opposed && inWords(opposed)) ?? `not that ${words.join(" and ")}`];
}

/** The condition of whatever a condition does not hold for, or undefined where `inWords` has no words for that. */
function opposite(condition: Condition): Condition | undefined {
  const { comparison, negative, ifExists, set, values } = condition;
  if (comparison === "null") {
    return { ...condition, values: values.map((value) => (value === "true" ? "false" : "true")) };
  }
  if (set !== undefined || !verbs.has(comparison)) return undefined;
  // a negative condition holds where the key is absent, with or without IfExists
  if (negative) return { ...condition, negative: false, ifExists: false };
  return ifExists ? undefined : { ...condition, negative: true, ifExists: true };
}

const verbs: ReadonlyMap<string, string> = new Map([
  ["stringequals", "is"],
  ["stringequalsignorecase", "is"],
  ["stringlike", "is like"],
  ["arnequals", "is like"],
  ["arnlike", "is like"],
]);

/** A condition in words, or undefined where it is no condition that a policy writes. */
function inWords({
  key,
  operator,
  comparison,
  negative,
  ifExists,
  set,
  values,
}: Condition): string | undefined {
  if (values.length === 0) return undefined;
  const list = values.join(" or ");
  if (comparison === "null") return `${key} is ${list === "true" ? "absent" : "present"}`;
  const verb = set === undefined ? verbs.get(comparison) : undefined;
  if (verb === undefined) return `${key} meets ${operator} ${list}`;
  const absent = ifExists ? ", or is absent" : "";
  return `${key} ${negative ? verb.replace("is", "is not") : verb} ${list}${absent}`;
}
