import { elements, fields, text, texts, type Fields } from "../iam/json";
import { doubtful, policyStatements, unreadStatements, type PolicyStatement } from "../iam/policy-statement";
import type { TerraformResource } from "./terraform-resource";

/** What a document takes from others, which are not looked for: they add statements. */
const sources = ["source_json", "source_policy_documents"];

/** What replaces statements by their Sids, and adds others. */
const overrides = ["override_json", "override_policy_documents"];

/**
 * The statements that an `aws_iam_policy_document` has which is read at apply, with what may be in them besides;
 * undefined where nothing is known of them.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function documentStatements({ values, unknown }: TerraformResource): PolicyStatement[] | undefined {
  const has = (names: readonly string[]) =>
    names.some((name) => isGiven(values[name]) || isGiven(unknown[name]));
  const blocks = elements(values.statement);
  if (unknown.statement === true || blocks.length === 0) return undefined;
  const own = blocks.flatMap((block, index) =>
    blockStatements(fields(block), fields(elements(unknown.statement)[index]), index + 1),
  );
  if (has(overrides)) return [...own.map(doubtful), ...unreadStatements];
  return has(sources) ? [...own, ...unreadStatements] : own;
}

function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== "";
}

/** Two statements for a block at most: what it says, and what it may say. */
function blockStatements(block: Fields, unknown: Fields, position: number): PolicyStatement[] {
  const [effect] = unknown.effect === true ? [] : [text(block.effect) ?? "Allow"];
  const unread = unreadStatements
    .filter((statement) => effect === undefined || statement.effect === effect)
    .map((statement) => ({ ...statement, position }));
  if (effect === undefined || isAnyUnknown(unknown.actions) || isAnyUnknown(unknown.not_actions))
    return unread;
  const own = (name: string) => texts(block[name]).map((value) => value.replaceAll("&{", "${"));
  const read = (resource: Fields) =>
    policyStatements(
      JSON.stringify({
        Statement: {
          Sid: text(block.sid),
          Effect: effect,
          ...given("Action", own("actions")),
          ...given("NotAction", own("not_actions")),
          ...resource,
          Condition: conditionsOf(block, unknown),
        },
      }),
    );
  const isResourceUnknown = isAnyUnknown(unknown.resources);
  const isDoubtful = isAnyUnknown(unknown.condition) || isAnyUnknown(unknown.not_resources);
  const resources = { ...given("Resource", own("resources")), ...given("NotResource", own("not_resources")) };
  const known = Object.keys(resources).length === 0 ? [] : read(resources);
  const perhaps = isResourceUnknown ? read({ Resource: "*" }) : [];
  if ("problem" in known || "problem" in perhaps || known.length + perhaps.length === 0) return unread;
  return [
    ...known.map((statement) => (isDoubtful ? doubtful(statement) : statement)),
    ...perhaps.map((statement) => doubtful({ ...statement, unread: true })),
  ].map((statement) => ({ ...statement, position }));
}

function given(name: string, values: readonly string[]): Fields {
  return values.length === 0 ? {} : { [name]: values };
}

/** The conditions of a block as a policy writes them, without those in which something is unknown. */
function conditionsOf(block: Fields, unknown: Fields): Fields {
  const found: Record<string, Record<string, string[]>> = {};
  for (const [index, item] of elements(block.condition).entries()) {
    if (isAnyUnknown(unknown.condition === true || elements(unknown.condition)[index])) continue;
    const { test, variable, values } = fields(item);
    const keys = (found[text(test) ?? ""] ??= {});
    const all = (keys[text(variable) ?? ""] ??= []);
    all.push(...texts(values).map((value) => value.replaceAll("&{", "${")));
  }
  return found;
}

/** Whether anything in an attribute is known after apply only. */
function isAnyUnknown(flags: unknown): boolean {
  if (flags === true) return true;
  return typeof flags === "object" && flags !== null && Object.values(flags).some(isAnyUnknown);
}
