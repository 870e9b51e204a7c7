import type { PolicyStatement } from "../iam/policy-statement";

/** Where in a policy the first of some texts is: an action, a resource or a condition key, or else the statement. */
export function mistakePath(statement: PolicyStatement, wanted: readonly string[]): string {
  const here = `Statement[${statement.position - 1}]`;
  const { actionTexts, notActions, resources, notResources, conditions, lists } = statement;
  const elements = [
    {
      name: notActions ? "NotAction" : "Action",
      texts: actionTexts,
      isList: lists.includes("actions"),
    },
    {
      name: notResources ? "NotResource" : "Resource",
      texts: resources.map(({ text }) => text),
      isList: lists.includes("resources"),
    },
  ];
  for (const text of wanted) {
    for (const { name, texts, isList } of elements) {
      const index = texts.indexOf(text);
      if (index !== -1) return isList ? `${here}.${name}[${index}]` : `${here}.${name}`;
    }
    const condition = conditions.find(({ key, values }) => key === text || values.includes(text));
    if (condition) return `${here}.Condition.${condition.operator}[${JSON.stringify(condition.key)}]`;
  }
  return here;
}
