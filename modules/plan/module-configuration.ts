import { elements, fields, text, texts, type Fields } from "../iam/json";

/** What a module's configuration says of its resources, outputs and calls of other modules. */
export interface ModuleConfiguration {
  /** By type and name: `aws_iam_policy.this`. */
  readonly resources: ReadonlyMap<string, Fields>;
  readonly outputs: ReadonlyMap<string, unknown>;
  readonly calls: ReadonlyMap<string, Fields>;
}

/** An instance of a module call in the address of a module. */
export interface ModuleStep {
  readonly name: string;
  readonly key: string | number | undefined;

  /** The address of the module that calls it. */
  readonly caller: string;
}

/** The configuration of every module, by the names of the calls that lead to it. */
export function moduleConfigurations(root: Fields): Map<string, ModuleConfiguration> {
  const found = new Map<string, ModuleConfiguration>();
  const modules: { readonly path: string; readonly module: Fields }[] = [{ path: "", module: root }];
  for (let next = modules.pop(); next; next = modules.pop()) {
    const { resources, outputs, module_calls } = next.module;
    const calls = new Map(Object.entries(fields(module_calls)).map(([name, call]) => [name, fields(call)]));
    found.set(next.path, {
      resources: new Map(elements(resources).map((item) => [text(fields(item).address) ?? "", fields(item)])),
      outputs: new Map(Object.entries(fields(outputs))),
      calls,
    });
    for (const [name, { module }] of calls) {
      modules.push({ path: `${next.path}/${name}`, module: fields(module) });
    }
  }
  return found;
}

const stepPattern = /\.?module\.([\w-]+)(?:\[(?:"((?:[^"\\]|\\.)*)"|(\d+))\])?/y;

/** The calls that the address of a module consists of. */
export function moduleSteps(address: string): ModuleStep[] {
  const steps: ModuleStep[] = [];
  const pattern = new RegExp(stepPattern);
  for (let caller = ""; ; caller = address.slice(0, pattern.lastIndex)) {
    const match = pattern.exec(address);
    if (!match) return steps;
    const [, name = "", quoted, number] = match;
    steps.push({ name, key: number === undefined ? unquoted(quoted) : Number(number), caller });
  }
}

/** The names of the calls that lead to a module, as `moduleConfigurations` has them. */
export function configurationPath(address: string): string {
  return moduleSteps(address)
    .map(({ name }) => `/${name}`)
    .join("");
}

/** A reference in an expression: `aws_iam_policy.this["1"].arn`, `module.access.arns["1"]`, `var.arn`, `each.value.arn`. */
export interface Reference {
  /** `module`, `var`, `each`, `count`, `local`, the type of a resource, or `data.` and the type of what is read. */
  readonly kind: string;
  readonly name: string;
  readonly key: string | number | undefined;

  /** The attribute or output behind it. */
  readonly attribute: string | undefined;

  /** The key behind the attribute. */
  readonly attributeKey: string | number | undefined;
}

const key = String.raw`(?:\[(?:"((?:[^"\\]|\\.)*)"|(\d+))\])?`;
const referencePattern = new RegExp(String.raw`^((?:data\.)?[\w-]+)\.([\w-]+)${key}(?:\.([\w-]+)${key})?`);

/** The references of an expression. Terraform lists each one's beginnings behind it, which are left out. */
export function references(expression: unknown): Reference[] {
  const all = texts(fields(expression).references);
  return all
    .filter((reference, index) => !isBeginning(reference, all[index - 1] ?? ""))
    .map((reference) => {
      const [, kind = "", name = "", quoted, number, attribute, attributeQuoted, attributeNumber] =
        referencePattern.exec(reference) ?? [];
      return {
        kind,
        name,
        key: number === undefined ? unquoted(quoted) : Number(number),
        attribute,
        attributeKey: attributeNumber === undefined ? unquoted(attributeQuoted) : Number(attributeNumber),
      };
    });
}

function isBeginning(reference: string, of: string): boolean {
  return of.startsWith(`${reference}.`) || of.startsWith(`${reference}[`);
}

/** The text in quotes, without what stands for a quote in it. */
export function unquoted(quoted: string | undefined): string | undefined {
  return quoted?.replace(/\\(.)/g, "$1");
}
