import { candidates, type Authorization } from "./authorization";
import { applies, type PolicyStatement } from "./policy-statement";
import { hasRequests, partsOf, type Question } from "./question";
import { inside, matched, type TextSet } from "./text-set";
import type { Doubt } from "./verdict";

/**
 * What is proven of all requests of a question: that each is allowed, that a Deny takes each, that none is allowed, be
 * it for want of an Allow, or nothing.
 */
export type Answer = "allowed" | "denied" | "not-allowed" | "unknown";

/** Whether an answer says that no request is allowed. */
export function isNone(answered: Answer): boolean {
  return answered === "denied" || answered === "not-allowed";
}

/** What every one of some authorizations has to allow: a principal's policies, and its permissions boundary. */
export type Permissions = readonly Authorization[];

/** The parts that a question is taken apart in at most: each costs as much as the question. */
const mostParts = 16;

/**
 * Whether the requests of a question are allowed by every one of some authorizations: what a principal's policies
 * authorize, and what its permissions boundary does.
 *
 * Where statements apply to some of the requests, these are taken apart from the others, and each part is asked again.
 * An answer holds only if every part has it, so that no request stands for another.
 */
export function answer(permissions: Permissions, question: Question): Answer {
  const left = { parts: mostParts };
  return ask(
    {
      denies: permissions.flatMap(({ denies }) => candidates(denies, question.resource)),
      allows: permissions.map(({ allows }) => candidates(allows, question.resource)),
    },
    question,
    left,
  );
}

/** The statements that are asked: a Deny of any layer, and an Allow of each layer that is not known to allow all. */
interface Asked {
  readonly denies: readonly PolicyStatement[];
  readonly allows: readonly (readonly PolicyStatement[])[];
}

function ask(asked: Asked, question: Question, left: { parts: number }): Answer {
  if (left.parts-- <= 0) return "unknown";
  const denies = inDoubt(asked.denies, question);
  if (denies === "all") return "denied";
  const open: Doubtful[] = [];
  for (const allows of asked.allows) {
    const layer = inDoubt(allows, question);
    if (layer === "all") continue;
    if (layer.statements.length === 0) return "not-allowed";
    open.push(layer);
  }
  if (open.length === 0 && denies.statements.length === 0) return "allowed";

  const split = [denies, ...open].map(({ doubt }) => doubt?.split).find((item) => item !== undefined);
  if (!split) return "unknown";
  const next = { denies: denies.statements, allows: open.map(({ statements }) => statements) };
  let found: Answer | undefined;
  for (const part of partsOf(question, split)) {
    const answered = ask(next, part, left);
    found = found === undefined ? answered : together(found, answered);
    if (found === "unknown") break;
  }
  return found ?? "not-allowed";
}

/** What is proven of all requests of several questions; of none at all, that none is allowed. */
export function allOf(answers: readonly Answer[]): Answer {
  return answers.length === 0 ? "not-allowed" : answers.reduce(together);
}

/** The patterns that are asked about on their own at most. */
const mostPatterns = 50;

/**
 * Parts of a set of resources for which there are requests, every one of them allowed: the set itself, and what an
 * Allow names in it.
 *
 * @param question the requests for a set of resources
 */
export function* allowedParts(
  permissions: Permissions,
  resources: TextSet,
  question: (resources: TextSet) => Question,
): Generator<TextSet> {
  const named = permissions.flatMap(({ allows }) =>
    allows.statements.filter(({ notResources }) => !notResources).flatMap((statement) => statement.resources),
  );
  const patterns = [...new Map(named.map((pattern) => [pattern.text, pattern])).values()]
    .filter((pattern) => pattern.variables.length === 0 && matched(resources, [pattern]).quantity === "some")
    .slice(0, mostPatterns);
  for (const part of [resources, ...patterns.map((pattern) => inside(resources, pattern))]) {
    const asked = question(part);
    // whether patterns have a text in common can take longer than the answer, which is seldom this one
    if (answer(permissions, asked) === "allowed" && hasRequests(asked)) yield part;
  }
}

/** Whether some request for a set of resources is known to be allowed. */
export function someAllowed(...asked: Parameters<typeof allowedParts>): boolean {
  return allowedParts(...asked).next().done === false;
}

function together(one: Answer, other: Answer): Answer {
  if (one === other) return one;
  return [one, other].some((each) => each === "allowed" || each === "unknown") ? "unknown" : "not-allowed";
}

/** Statements that apply to some of the requests, with what tells those apart. */
interface Doubtful {
  readonly statements: readonly PolicyStatement[];
  readonly doubt: Doubt | undefined;
}

/** The statements that apply to some of the requests, or that one applies to all. */
function inDoubt(statements: readonly PolicyStatement[], question: Question): Doubtful | "all" {
  const found: PolicyStatement[] = [];
  let doubt: Doubt | undefined;
  for (const statement of statements) {
    const verdict = applies(statement, question);
    if (verdict === "all") return verdict;
    if (verdict === "none") continue;
    found.push(statement);
    if (!doubt?.split) doubt = verdict;
  }
  return { statements: found, doubt };
}
