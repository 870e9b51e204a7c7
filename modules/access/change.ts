import type { Answer, Permissions } from "../iam/answer";
import type { Authorization } from "../iam/authorization";
import { isNone } from "../iam/answer";
import { applies, type PolicyStatement } from "../iam/policy-statement";
import type { Question } from "../iam/question";
import type { Change } from "../report/access";
import type { JudgedAccess } from "./access";
import type { Subject } from "./subject";
import { questionsAbout } from "./subject-question";

/** A principal's permissions, and what they come to for one subject. */
export interface Side {
  readonly permissions: Permissions;
  readonly judged: JudgedAccess;
}

/**
 * How access to a subject differs from what it was.
 *
 * @param complete whether `after` is of all policies: otherwise nothing is known to be lost
 */
export function accessChange(subject: Subject, before: Side, after: Side, complete: boolean): Change {
  if (before.judged.access === null) return "added";
  if (after.judged.access === null) return complete ? "removed" : "unknown";
  const changes = before.judged.answers.map((answerBefore, index) => {
    const answerAfter = after.judged.answers[index] ?? "unknown";
    // a policy that is not known may allow and deny anything
    const isDoubtful = answerAfter === "unknown" && (answerBefore === "unknown" || !complete);
    return isDoubtful ? "unknown" : answerChange(answerBefore, answerAfter);
  });
  const doubtful = changes.includes("unknown")
    ? conditionChange(before.permissions, after.permissions, questionsAbout(subject))
    : "unchanged";
  if (changes.includes("widened") || doubtful === "widened") return "widened";
  if (doubtful === "unknown") return doubtful;
  if (!changes.includes("narrowed") && doubtful === "unchanged") return "unchanged";
  return complete ? "narrowed" : "unknown";
}

function answerChange(before: Answer, after: Answer): Change {
  const [one, other] = [rank(before), rank(after)];
  return one === other ? "unchanged" : one < other ? "widened" : "narrowed";
}

function rank(answered: Answer): number {
  return isNone(answered) ? 0 : answered === "allowed" ? 2 : 1;
}

/** How the statements about some questions differ, whose conditions nobody judges: whoever asks for less allows more. */
export function conditionChange(
  before: Permissions,
  after: Permissions,
  questions: readonly Question[],
): Change {
  const [gains, loses] = [!allowEach(before, after, questions), !allowEach(after, before, questions)];
  if (gains && loses) return "unknown";
  return gains ? "widened" : loses ? "narrowed" : "unchanged";
}

/** Whether permissions are known to allow what others do, layer by layer. Without a layer nothing is taken away. */
function allowEach(own: Permissions, others: Permissions, questions: readonly Question[]): boolean {
  return own.every((layer, index) => {
    const other = others[index];
    return other !== undefined && allowsAll(about(layer, questions), about(other, questions));
  });
}

function about({ statements }: Authorization, questions: readonly Question[]): PolicyStatement[] {
  return statements.filter((statement) =>
    questions.some((question) => applies(statement, question) !== "none"),
  );
}

/** Whether statements are known to allow what others do: for each Allow one that asks for no more, and no other Deny. */
function allowsAll(own: readonly PolicyStatement[], others: readonly PolicyStatement[]): boolean {
  const isCovered = (statement: PolicyStatement, by: readonly PolicyStatement[]) =>
    by.some((each) => saysTheSame(each, statement) && asksNoMore(each, statement));
  return (
    others.filter(({ effect }) => effect === "Allow").every((statement) => isCovered(statement, own)) &&
    own.filter(({ effect }) => effect === "Deny").every((statement) => isCovered(statement, others))
  );
}

function saysTheSame(one: PolicyStatement, other: PolicyStatement): boolean {
  return (
    one.effect === other.effect &&
    one.notActions === other.notActions &&
    one.notResources === other.notResources &&
    sameTexts(one.actions, other.actions) &&
    sameTexts(one.resources, other.resources)
  );
}

function sameTexts(...lists: readonly (readonly { text: string }[])[]): boolean {
  return new Set(lists.map((list) => [...new Set(list.map(({ text }) => text))].sort().join(" "))).size === 1;
}

/** Whether every condition of a statement is one of another's too. */
function asksNoMore(one: PolicyStatement, other: PolicyStatement): boolean {
  const given = new Set(other.conditions.map(conditionText));
  return one.conditions.every((condition) => given.has(conditionText(condition)));
}

function conditionText({ operator, dimension, values }: PolicyStatement["conditions"][number]): string {
  return JSON.stringify([operator.toLowerCase(), dimension, [...values].sort()]);
}
