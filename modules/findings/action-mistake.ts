import { oncePer } from "../report/once";
import { actionRemedy } from "../policy/action";
import { bedrockActions, type BedrockAction } from "../policy/bedrock-actions";
import { overlap } from "../iam/pattern-relation";
import type { PolicyStatement } from "../iam/policy-statement";
import { arnPattern } from "../iam/arn-pattern";
import { matchesWildcard, type Wildcard } from "../iam/wildcard";
import { awsServices } from "./aws-services";
import type { Mistake } from "./mistake";

/** What is wrong with the actions of a statement. */
export function actionMistakes(statement: PolicyStatement): Mistake[] {
  if (statement.notActions) return [];
  return statement.actionTexts.flatMap((subject, index): Mistake[] => {
    const pattern = statement.actions[index];
    if (pattern === undefined) return [];
    if (isUnknownAction(pattern)) {
      const hint = actionRemedy(subject);
      return [
        {
          type: hint === undefined ? "unlisted-action" : "unknown-action",
          statement,
          subject,
          values: [],
          hint,
        },
      ];
    }
    const matched = matchedActions(pattern);
    if (
      statement.notResources ||
      matched.length === 0 ||
      matched.some((each) => isEffective(each.resourceTypes, statement))
    ) {
      return [];
    }
    const values = statement.resources.map(({ text }) => text);
    return [{ type: "ineffective-action", statement, subject, values, hint: placement(matched) }];
  });
}

/** Whether a pattern in lower case is for one service alone, and that has no such action, or is none. */
export function isUnknownAction(pattern: Wildcard): boolean {
  const [service, name] = pattern.text.split(":");
  if (service === undefined || name === undefined || /[*?$]/.test(service)) return false;
  return service === "bedrock" ? matchedActions(pattern).length === 0 : !awsServices.has(service);
}

/** The actions that a pattern for Bedrock alone stands for, looked for once. */
const matchedActions = oncePer(actionsLike);

function actionsLike(pattern: Wildcard): readonly BedrockAction[] {
  if (!pattern.text.startsWith("bedrock:")) return [];
  const exact = pattern.exact ? bedrockActions.get(pattern.text) : undefined;
  if (pattern.exact) return exact ? [exact] : [];
  return [...bedrockActions].filter(([name]) => matchesWildcard(pattern, name)).map(([, action]) => action);
}

/** Whether an action that can be allowed on some resource types has any of them in a statement. */
function isEffective(types: readonly string[], { resources }: PolicyStatement): boolean {
  return resources.some((resource) =>
    types.length === 0 ? resource.text === "*" : types.some((type) => isOfType(resource, type)),
  );
}

/** What stands before the ID in the ARNs of the resource types that are not named so there. */
const paths: ReadonlyMap<string, string> = new Map([
  ["automated-reasoning-policy-version", "automated-reasoning-policy"],
  ["bedrock-marketplace-model-endpoint", "marketplace/model-endpoint"],
  ["data-automation-invocation-job", "data-automation-invocation"],
  ["flow-alias", "flow"],
  ["flow-execution", "flow"],
  ["prompt-version", "prompt"],
]);

/** What the ARNs of a resource type look like, but for the account and the Region: which has none is another mistake. */
const shapes: ReadonlyMap<string, Wildcard> = new Map(
  [...new Set([...bedrockActions.values()].flatMap(({ resourceTypes }) => resourceTypes))].map((type) => [
    type,
    arnPattern(`arn:*:bedrock:*:*:${paths.get(type) ?? type}/*`),
  ]),
);

function isOfType(resource: Wildcard, type: string): boolean {
  const shape = shapes.get(type);
  return shape !== undefined && overlap(resource, shape);
}

function placement(actions: readonly BedrockAction[]): string {
  const types = [...new Set(actions.flatMap((each) => each.resourceTypes))];
  return types.length === 0
    ? 'allow it in a statement of its own on "*"'
    : `name the ARN of ${types.map((type) => `${/^[aeio]/.test(type) ? "an" : "a"} ${type}`).join(" or ")}, or drop it`;
}
