import { unquoted } from "./module-configuration";

/** A step of a traversal. */
export interface Step {
  /** A name, a key, or undefined for the key of the instance that it stands in. */
  readonly to: string | number | undefined;

  /** Whether it is a key in brackets: of an instance, or of an element. */
  readonly bracketed: boolean;
}

const stepPattern =
  /(\.?)([A-Za-z_][\w-]*)|\["((?:[^"\\$%]|\\.)*)"\]|\[(\d+)\]|\[(?:each\.key|count\.index)\]/y;

/**
 * The steps of a template that is one traversal and nothing else, as in `"${aws_iam_policy.this["1"].arn}"`; undefined
 * for any other text.
 */
export function traversal(template: string): Step[] | undefined {
  const inner = /^\$\{\s*(.+?)\s*\}$/s.exec(template)?.[1];
  if (inner === undefined) return undefined;
  const steps: Step[] = [];
  const pattern = new RegExp(stepPattern);
  while (pattern.lastIndex < inner.length) {
    const match = pattern.exec(inner);
    if (!match) return undefined;
    const [, dot, name, quoted, number] = match;
    const bracketed = name === undefined;
    // it starts with a name, and has a dot before each other one
    if (bracketed ? steps.length === 0 : (dot === ".") !== steps.length > 0) return undefined;
    steps.push({ to: number === undefined ? (name ?? unquoted(quoted)) : Number(number), bracketed });
  }
  return steps;
}

/** Whether a text of Terraform JSON is more than itself: it has an expression or a directive in it. */
export function isTemplate(text: string): boolean {
  return /[$%]\{/.test(text);
}

/**
 * Whether a template is one traversal and nothing else, where a key in it may be any expression: as in
 * `"${aws_iam_policy.this[split("/", each.key)[1]].arn}"`.
 */
export function isTraversal(template: string): boolean {
  const inner = /^\$\{\s*(.+?)\s*\}$/s.exec(template)?.[1] ?? "";
  let steps = inner.replace(/"(?:[^"\\]|\\.)*"/g, "");
  // keys in keys first
  for (let next = withoutKeys(steps); next !== steps; next = withoutKeys(steps)) steps = next;
  return /^[A-Za-z_][\w-]*(\.[\w-]+)+$/.test(steps);
}

function withoutKeys(steps: string): string {
  return steps.replace(/\[[^[\]]*\]/g, "");
}
