import { TerraformLocal } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { hasToken } from "./finished-value";
import { hcl } from "./hcl";
import { OncePerStack } from "./once-per-stack";

const groups = new OncePerStack<"group", Construct>();
const named = new OncePerStack<string, Construct>();
const locals = new OncePerStack<string, TerraformLocal>();

/**
 * A Terraform local that everything in the stack of `scope` that asks for the same shares: the library
 * resolves it once, and Terraform too.
 *
 * @param name what the value is: locals of one name are numbered
 * @param key what is the same where values are
 * @param value the value, where the key is not; a function of the library makes another token each time it is called
 */
export function sharedLocal(
  scope: IConstruct,
  name: string,
  key: unknown,
  value?: () => unknown,
): TerraformLocal {
  const text = JSON.stringify(key);
  return locals.of(scope, `${name} ${text}`, (stack) => {
    const kind = sharedGroup(stack, name);
    const number = kind.node.children.length + 1;
    // a copy: what the caller does to its lists later is not meant for others
    const local = new TerraformLocal(kind, String(number), value ? value() : JSON.parse(text));
    local.overrideLogicalId(`bedrock_${name}_${number}`);
    return local;
  });
}

/** A group for what constructs share: below the stack, so that nothing in it goes with the construct that was first. */
export function sharedGroup(scope: IConstruct, name: string): Construct {
  return named.of(scope, name, (stack) => {
    const all = groups.of(stack, "group", () => new Construct(stack, "cdktf-bedrock-inference-profiles"));
    return new Construct(all, name);
  });
}

/**
 * A reference to the local that shares a value.
 *
 * What users give is written into no expression itself: a condition has to refer to something, and a token is no
 * part of another one.
 */
export function reference(scope: IConstruct, name: string, value: unknown): string {
  return localReference(sharedLocal(scope, name, value));
}

const lists = new WeakMap<TerraformLocal, string[]>();

/** A list token for a local, one and the same: the library makes another token each time it is asked. */
export function localList(local: TerraformLocal): string[] {
  const list = lists.get(local) ?? local.asList;
  lists.set(local, list);
  return list;
}

/** A reference to a local. */
export function localReference(local: TerraformLocal): string {
  return `local.${local.friendlyUniqueId}`;
}

/** A Terraform expression for a value: the value itself, or a reference to a local where it has tokens. */
export function expression(scope: IConstruct, name: string, value: unknown): string {
  return hasToken(value) ? reference(scope, name, value) : hcl(value);
}
