import { ref, TerraformElement, Token, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { hasToken } from "./finished-value";
import { hcl } from "./hcl";
import { OncePerStack } from "./once-per-stack";
import { sharedGroup } from "./shared-group";

/** A Terraform local that constructs share. */
export class SharedLocal {
  #list: string[] | undefined;

  /** @param reference the local in Terraform expressions of its stack */
  constructor(
    private readonly stack: TerraformStack,
    readonly reference: string,
  ) {}

  /** A list token, one and the same: the library makes another each time it is asked. */
  get list(): string[] {
    return (this.#list ??= Token.asList(ref(this.reference, this.stack)));
  }
}

/** The locals that the constructs of a stack share, as one element: one for each would cost a construct each. */
export class SharedLocals extends TerraformElement {
  readonly #known = new Map<string, Map<string, SharedLocal>>();
  readonly #values: Record<string, unknown> = {};

  /** Their addresses. */
  get addresses(): string[] {
    return Object.keys(this.#values).map((id) => `local.${id}`);
  }

  /** The local of a name and a key, made where there is none yet. */
  of(name: string, key: unknown, value?: () => unknown): SharedLocal {
    const ofName = this.#known.get(name) ?? new Map<string, SharedLocal>();
    this.#known.set(name, ofName);
    const text = JSON.stringify(key);
    const known = ofName.get(text);
    if (known) return known;
    const id = `bedrock_${name}_${ofName.size + 1}`;
    const local = new SharedLocal(this.cdktfStack, `local.${id}`);
    ofName.set(text, local);
    // a copy: what the caller does to its lists later is not meant for others
    this.#values[id] = value ? value() : (JSON.parse(text) as unknown);
    return local;
  }

  override toTerraform(): object {
    return { locals: this.#values };
  }

  override toHclTerraform(): object {
    const entries = Object.entries(this.#values).map(
      ([id, value]) => [id, { value, isBlock: false, type: "any" }] as const,
    );
    return { locals: Object.fromEntries(entries) };
  }
}

const locals = new OncePerStack<"locals", SharedLocals>();

/**
 * A Terraform local that everything in the stack of `scope` that asks for the same shares: the library resolves it
 * once, and Terraform too.
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
): SharedLocal {
  return locals
    .of(scope, "locals", (stack) => new SharedLocals(sharedGroup(stack), "locals"))
    .of(name, key, value);
}

/**
 * A reference to the local that shares a value.
 *
 * What users give is written into no expression itself: a condition has to refer to something, and a token is no
 * part of another one.
 */
export function reference(scope: IConstruct, name: string, value: unknown): string {
  return sharedLocal(scope, name, value).reference;
}

/** A Terraform expression for a value: the value itself, or a reference to a local where it has tokens. */
export function expression(scope: IConstruct, name: string, value: unknown): string {
  return hasToken(value) ? reference(scope, name, value) : hcl(value);
}
