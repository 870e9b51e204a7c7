import { placements, type ResourceType } from "../policy/action";
import { bedrockActions } from "../policy/bedrock-actions";
import { invokeActions } from "../access/call";
import { isUnknownConditionKey } from "../iam/condition-keys";
import { fences, isFoundationModel, isProfile } from "../access/granted-resource";
import type { Mistake } from "./mistake";
import { coversAction, type PolicyStatement } from "../iam/policy-statement";
import { arnPattern, matchesWildcard, type Wildcard } from "../iam/wildcard";

/** Every action of Bedrock, in lower case. */
const known = new Set([...bedrockActions.keys()].map((action) => `bedrock:${action.toLowerCase()}`));

const placed = new Map([...placements].map(([action, placement]) => [action.toLowerCase(), placement]));

/** The mistakes that a statement shows on its own. */
export function statementMistakes(statement: PolicyStatement): Mistake[] {
  if (statement.unread) return [];
  return [
    ...unknownActions(statement),
    ...ineffectiveActions(statement),
    ...unknownConditionKeys(statement),
    ...wideResources(statement),
  ];
}

function unknownActions(statement: PolicyStatement): Mistake[] {
  if (statement.notActions) return [];
  return statement.actionTexts
    .filter((_, index) => isUnknownAction(statement.actions[index]))
    .map((subject) => ({ type: "unknown-action", statement, subject, values: [] }));
}

/** Whether a pattern in lower case is for Bedrock alone, and matches no action of it. */
export function isUnknownAction(pattern: Wildcard | undefined): boolean {
  if (pattern?.text.startsWith("bedrock:") !== true || placed.has(pattern.text)) return false;
  return !(pattern.exact
    ? known.has(pattern.text)
    : [...known].some((action) => matchesWildcard(pattern, action)));
}

function ineffectiveActions(statement: PolicyStatement): Mistake[] {
  const types = statement.resources.map(certainType);
  if (statement.notActions || statement.notResources || types.includes(undefined)) return [];
  return statement.actionTexts
    .filter((_, index) => isIneffective(statement.actions[index], types))
    .map((subject) => ({
      type: "ineffective-action",
      statement,
      subject,
      values: statement.resources.map(({ text }) => text),
    }));
}

/** Whether a pattern in lower case is for Bedrock alone, and no action of it can match a resource of these types. */
function isIneffective(pattern: Wildcard | undefined, types: readonly (ResourceType | undefined)[]): boolean {
  if (pattern?.text.startsWith("bedrock:") !== true || isUnknownAction(pattern)) return false;
  // bedrock:InvokeModel* is placed too
  if (placed.has(pattern.text) || pattern.exact) return matchesNone(pattern.text, types);
  return ![...known].some((action) => matchesWildcard(pattern, action) && !matchesNone(action, types));
}

const typed = /^arn:[^:]*:bedrock:[^:]*:[^:]*:(foundation-model|(?:application-)?inference-profile)\//;

/** The type of everything that a pattern matches, or undefined where there can be others than ours. */
function certainType({ text }: Wildcard): ResourceType | undefined {
  return typed.exec(text)?.[1] as ResourceType | undefined;
}

function matchesNone(action: string, types: readonly (ResourceType | undefined)[]): boolean {
  const placement = placed.get(action);
  return placement !== undefined && !placement.resourceTypes.some((type) => types.includes(type));
}

function unknownConditionKeys(statement: PolicyStatement): Mistake[] {
  const keys = statement.conditions.map(({ key }) => key).filter(isUnknownConditionKey);
  return [...new Set(keys)].map((subject) => ({
    type: "unknown-condition-key",
    statement,
    subject,
    values: [],
  }));
}

/** What of an ARN a pattern leaves open, where it is more than a reviewer can name. */
type Width = "region-wildcard" | "any-profile-or-model" | undefined;

function wideResources(statement: PolicyStatement): Mistake[] {
  const wide = wideArns(statement);
  return (["any-profile-or-model", "region-wildcard"] as const).flatMap((type) => {
    const values = wide.filter(({ width }) => width === type).map(({ text }) => text);
    return values.length === 0 ? [] : [{ type, statement, subject: "", values }];
  });
}

function wideArns(statement: PolicyStatement): { readonly text: string; readonly width: Width }[] {
  const invokes = invokeActions.some((action) => coversAction(statement, action));
  if (statement.effect === "Deny" || !invokes) return [];
  if (statement.notResources) {
    const text = `everything but ${statement.resources.map((resource) => resource.text).join(", ")}`;
    return [{ text, width: "any-profile-or-model" }];
  }
  const resources = statement.resources.filter(
    (resource) => isProfile(resource) || isFoundationModel(resource),
  );
  const fencing = resources.some(isFoundationModel) ? fences(statement) : [];
  const fenced = fencing.flatMap(({ patterns }) => patterns).filter((pattern) => pattern?.exact === false);
  return [...resources, ...fenced.map((pattern) => arnPattern(pattern?.text ?? ""))].map((pattern) => ({
    text: pattern.text,
    width: width(pattern),
  }));
}

/** How wide a pattern in an Allow of calls is. What a policy variable stands for is not judged. */
export function width({ exact, text, variables }: Wildcard): Width {
  if (exact) return undefined;
  // a model's ID has colons
  const [, , , region = "*", , ...resource] = text.split(":");
  if (variables.length > 0) return /^[^$]*[*?]/.test(region) ? "region-wildcard" : undefined;
  if (resource.length === 0 || /[*?]/.test(resource.join(":"))) return "any-profile-or-model";
  return /[*?]/.test(region) ? "region-wildcard" : undefined;
}

const regionless = /^arn:[^:]+:bedrock::[^:]*:foundation-model\/./;

/** Whether a pattern is the ARN of a region-less foundation model. */
export function isRegionless({ exact, text }: Wildcard): boolean {
  return exact && regionless.test(text);
}
