import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

/** What a stack has once per key, however many constructs ask for it. */
export class OncePerStack<K, T> {
  private readonly known = new WeakMap<TerraformStack, Map<K, T>>();

  /** What the stack of `scope` has for `key`, made where it has none yet. */
  of(scope: IConstruct, key: K, made: (stack: TerraformStack) => T): T {
    const stack = TerraformStack.of(scope);
    const entries = this.known.get(stack) ?? new Map<K, T>();
    this.known.set(stack, entries);
    const entry = entries.get(key) ?? made(stack);
    entries.set(key, entry);
    return entry;
  }

  /** Everything that a stack has. */
  allOf(stack: TerraformStack): T[] {
    return [...(this.known.get(stack)?.values() ?? [])];
  }
}
