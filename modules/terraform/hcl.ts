import { templateText } from "./template";

/** A value as Terraform writes it. A string that is one `${}` stands for the expression in it, as in Terraform JSON. */
export function hcl(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(hcl).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${/^[A-Za-z]\w*$/.test(key) ? key : JSON.stringify(key)} = ${hcl(item)}`)
      .join(", ")} }`;
  }
  const [, expression] = /^\$\{(.*)\}$/s.exec(String(value)) ?? [];
  return expression ?? templateText(JSON.stringify(value));
}

/** The Terraform condition that a pattern matches a text. */
export function matches({ source }: RegExp, text: string): string {
  return `can(regex(${hcl(source)}, ${text}))`;
}
