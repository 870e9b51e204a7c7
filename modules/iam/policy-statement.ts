import { condition, conditions, meets, type Condition } from "./condition";
import { elements, fields } from "./json";
import { valuesOf, type Question } from "./question";
import { both, matchedByAny, not, unjudged, type Verdict } from "./verdict";
import { arnPattern } from "./arn-pattern";
import { matchesWildcard, wildcard, type Wildcard } from "./wildcard";

/** The characters that an ARN may have. No pattern for one is longer, and comparison stays short. */
const longestPattern = 2048;

/** A statement of a policy, read for evaluation. */
export interface PolicyStatement {
  /** Its place in the policy, from 1. */
  readonly position: number;
  readonly sid: string | null;
  readonly effect: "Allow" | "Deny";

  /** In lower case; `actionTexts` has them as written. */
  readonly actions: readonly Wildcard[];
  readonly actionTexts: readonly string[];

  /** Whether `actions` are what it does not apply to. */
  readonly notActions: boolean;
  readonly resources: readonly Wildcard[];

  /** Whether `resources` are what it does not apply to. */
  readonly notResources: boolean;
  readonly conditions: readonly Condition[];

  /** Whether nobody knows what it is about: its resources stand for any. */
  readonly unread: boolean;

  /** The elements that the policy writes as a list, not as one text. */
  readonly lists: readonly ("actions" | "resources")[];
}

/** A condition of which nothing is known. */
const unreadCondition = condition("unread", "unread", []);

/** What a policy may say that nobody can read: an Allow and a Deny of anything, of which nothing more is known. */
export const unreadStatements: readonly PolicyStatement[] = (["Allow", "Deny"] as const).map((effect) => ({
  position: 0,
  sid: null,
  effect,
  actions: [wildcard("*")],
  actionTexts: ["*"],
  notActions: false,
  resources: [wildcard("*")],
  notResources: false,
  conditions: [unreadCondition],
  unread: true,
  lists: [],
}));

/** A statement that may be there, or applies to some of its requests. */
export function doubtful(statement: PolicyStatement): PolicyStatement {
  return { ...statement, conditions: [...statement.conditions, unreadCondition] };
}

/** Whether a condition is one that a policy writes, and not what is in place of one that is not known. */
export function isRead(item: Condition): boolean {
  return item !== unreadCondition;
}

/** The statements of a policy document, or what is wrong with it. */
export function policyStatements(document: string): PolicyStatement[] | { readonly problem: string } {
  let policy: unknown;
  try {
    policy = JSON.parse(document);
  } catch {
    return { problem: "should be JSON" };
  }
  const { Statement } = fields(policy);
  if (typeof Statement !== "object" || Statement === null) return { problem: "should have a Statement" };
  const statements = Array.isArray(Statement) ? elements(Statement) : [Statement];
  const read = statements.map((item, index) => policyStatement(fields(item), index + 1));
  const problem = read.find((item) => typeof item === "string");
  if (problem !== undefined) return { problem };
  return read.filter((item) => typeof item !== "string");
}

function policyStatement(statement: ReturnType<typeof fields>, position: number): PolicyStatement | string {
  const { Sid, Effect, Action, NotAction, Resource, NotResource, Condition } = statement;
  const problem = (rule: string): string => `should ${rule} in statement ${position}`;
  if (Effect !== "Allow" && Effect !== "Deny") return problem("have the Effect 'Allow' or 'Deny'");
  const actions = oneOf(Action, NotAction);
  if (!actions) return problem("have either Action or NotAction, with texts,");
  const resources = oneOf(Resource, NotResource);
  if (!resources) return problem("have either Resource or NotResource, with texts,");
  const read = conditions(Condition);
  if (!read) return problem("have a Condition of operators, keys and values");
  if ([...actions, ...resources, ...read.flatMap(({ values }) => values)].some(isTooLong)) {
    return problem(`have no pattern of more than ${longestPattern} characters`);
  }
  return {
    position,
    sid: typeof Sid === "string" ? Sid : null,
    effect: Effect,
    actions: actions.map((action) => wildcard(action.toLowerCase())),
    actionTexts: actions,
    notActions: Action === undefined,
    resources: resources.map(arnPattern),
    notResources: Resource === undefined,
    conditions: read,
    unread: false,
    lists: [
      ...(Array.isArray(Action ?? NotAction) ? ["actions" as const] : []),
      ...(Array.isArray(Resource ?? NotResource) ? ["resources" as const] : []),
    ],
  };
}

function isTooLong(text: string): boolean {
  return text.length > longestPattern && /[*?]/.test(text);
}

/** The texts of the one of two elements that a statement has. */
function oneOf(element: unknown, opposite: unknown): string[] | undefined {
  if ((element === undefined) === (opposite === undefined)) return undefined;
  const given = element ?? opposite;
  const list: readonly unknown[] = Array.isArray(given) ? (given as unknown[]) : [given];
  const result = list.filter((item) => typeof item === "string");
  return result.length === list.length && list.length > 0 ? result : undefined;
}

/** Whether a statement is about an action. */
export function coversAction({ actions, notActions }: PolicyStatement, action: string): boolean {
  const name = action.toLowerCase();
  return actions.some((pattern) => matchesWildcard(pattern, name)) !== notActions;
}

/** The actions of a statement that cover an action, as written. */
export function coveringActions(statement: PolicyStatement, action: string): string[] {
  const name = action.toLowerCase();
  if (statement.notActions) return [action];
  return statement.actionTexts.filter((_, index) =>
    matchesWildcard(statement.actions[index] ?? wildcard(""), name),
  );
}

/** To which requests of a question a statement applies. */
export function applies(statement: PolicyStatement, question: Question): Verdict {
  const actions = matchedByAny(statement.actions, question.action, "action");
  let verdict = statement.notActions ? not(actions) : actions;
  if (verdict === "none") return verdict;
  verdict = both(verdict, resourceVerdict(statement, question));
  for (const item of statement.conditions) {
    if (verdict === "none") return verdict;
    verdict = both(verdict, meets(item, valuesOf(question, item.dimension)));
  }
  return verdict;
}

function resourceVerdict({ resources, notResources }: PolicyStatement, { resource }: Question): Verdict {
  const verdict = matchedByAny(resources, resource, "resource");
  if (!notResources) return verdict;
  // what NotResource means where a request has no value for a policy variable, no page of AWS says
  const isSure = resources.every(({ variables }) => variables.length === 0);
  return isSure || verdict !== "none" ? not(verdict) : unjudged;
}
