import { elements, fields, isFields, text, type Fields } from "../iam/json";
import { problem } from "./json-shape";
import type { AttributePath } from "./resolution";
import type { TerraformResource } from "./terraform-resource";

/** The texts in an attribute, one or a list of them. */
export interface AttributeValues {
  readonly known: readonly string[];

  /** Whether it, or something in it, is known after apply only. */
  readonly unknown: boolean;
}

/** The attributes that are lists. */
const lists = ["groups", "managed_policy_arns", "policy_arns", "policy_names", "roles", "users"];

/** The attributes that a resource may be without. */
const optional = [...lists, "name", "path", "permissions_boundary"];

/** Whether an attribute is a list of values. */
export function isListAttribute(path: AttributePath): boolean {
  return lists.includes(String(path.at(-1)));
}

/** The texts in an attribute. @throws where it has other values, or none where there has to be one. */
export function attributeValues(resource: TerraformResource, path: AttributePath): AttributeValues {
  const { value, unknown } = attributeAt(resource, path);
  const flags = unknown === true ? [true] : elements(unknown);
  const list: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [value];
  const place = `${resource.address}: ${path.join(".")}`;
  const known = list.flatMap((item, index) => {
    if (item === undefined || item === null || item === "") return [];
    if (typeof item !== "string") throw problem(place, "a text or a list of texts", item);
    return flags[index] === true && Array.isArray(value) ? [] : [item];
  });
  if (known.length === 0 && !flags.includes(true) && !optional.includes(String(path.at(-1)))) {
    throw problem(place, "a text", value);
  }
  return { known, unknown: flags.includes(true) };
}

/** The text of an attribute, or undefined where it is known after apply only. @throws where it is no text. */
export function requiredText(resource: TerraformResource, path: AttributePath): string | undefined {
  const { value, unknown } = attributeAt(resource, path);
  if (unknown === true) return undefined;
  if (typeof value === "string") return value;
  throw problem(`${resource.address}: ${path.join(".")}`, "a text", value);
}

/** The blocks in an attribute, with what is unknown in each; undefined where nobody knows how many. */
export function blocks(
  { address, values, unknown }: TerraformResource,
  name: string,
): { readonly block: Fields; readonly unknown: Fields }[] | undefined {
  if (unknown[name] === true) return undefined;
  const value = values[name];
  if (value !== undefined && value !== null && !Array.isArray(value)) {
    throw problem(`${address}: ${name}`, "a list of blocks", value);
  }
  return elements(value).map((block, index) => {
    if (!isFields(block)) throw problem(`${address}: ${name}[${index}]`, "a block", block);
    return { block, unknown: fields(elements(unknown[name])[index]) };
  });
}

function attributeAt({ values, unknown }: TerraformResource, path: AttributePath) {
  let [value, flags]: [unknown, unknown] = [values, unknown];
  for (const step of path) {
    value = typeof step === "number" ? elements(value)[step] : fields(value)[step];
    if (flags !== true) flags = typeof step === "number" ? elements(flags)[step] : fields(flags)[step];
  }
  return { value, unknown: flags };
}

/** The name of a resource, or undefined where it is known after apply only. */
export function resourceName({ values, unknown }: TerraformResource): string | undefined {
  return unknown.name === true ? undefined : text(values.name);
}
