import { elements, fields, text, type Fields } from "../iam/json";
import type { Certainty } from "../report/principal";
import { ExactReferences } from "./exact-reference";
import { Instances } from "./instances";
import { configurationPath, moduleConfigurations, type ModuleConfiguration } from "./module-configuration";
import { ReferenceSearch } from "./reference-search";
import type { TerraformDocument } from "./terraform-document";
import type { Resources, TerraformResource } from "./terraform-resource";

/** What stands for a value that a plan can't have. */
export interface Resolved {
  /** The one resource it is known or assumed to be of. */
  readonly target: TerraformResource | undefined;
  readonly sure: Certainty;

  /** The resources it may be of, where that is unknown. */
  readonly candidates: readonly TerraformResource[];

  /** Whether it is known or assumed to be of none but these. */
  readonly complete: boolean;
}

/** The steps to an attribute: its name, or those of a block, its index, and the attribute in it. */
export type AttributePath = readonly (string | number)[];

/** What the configuration says of values that are known after apply only. */
export class Resolution {
  readonly #modules: ReadonlyMap<string, ModuleConfiguration>;
  readonly #exact: ExactReferences;
  readonly #search: ReferenceSearch;

  constructor({ configuration, variables }: TerraformDocument, resources: Resources) {
    this.#modules = moduleConfigurations(configuration);
    const instances = new Instances(resources);
    this.#exact = new ExactReferences(this.#modules, instances);
    this.#search = new ReferenceSearch(this.#modules, instances, variables);
  }

  /** The key of a resource's provider, or undefined where the configuration has no such resource. */
  providerKey(resource: TerraformResource): string | undefined {
    return text(this.#configuration(resource)?.provider_config_key);
  }

  /** Whether the configuration has an attribute. */
  hasExpression(resource: TerraformResource, path: AttributePath): boolean {
    return this.#expression(resource, path) !== undefined;
  }

  /**
   * The resource of a kind whose attribute a value is. It is known where the expression is in the plan and nothing but
   * that attribute, and assumed where all references lead to it.
   *
   * @param kind a type, or `data.` and a type
   * @param attributes what of such a resource it may be
   * @param element the template of one value in Terraform JSON, where the attribute is a list
   */
  resolved(
    resource: TerraformResource,
    path: AttributePath,
    kind: string,
    attributes: readonly string[],
    element?: unknown,
  ): Resolved {
    const expression = this.#expression(resource, path);
    const { module, key } = resource;
    const scope = { module, key, forEach: this.#configuration(resource)?.for_each_expression };
    const found = this.#exact.find(element ?? fields(expression).constant_value, scope);
    if (found && kindOf(found.resource) === kind && attributes.includes(found.attribute)) {
      return { target: found.resource, sure: "known", candidates: [], complete: true };
    }
    const unknown = { target: undefined, sure: "unknown" } as const;
    if (element !== undefined) return { ...unknown, candidates: [], complete: false };
    const { resources, decided } = this.#search.find(expression, scope, kind);
    const [target, ...more] = resources;
    const complete = decided && target !== undefined;
    return complete && more.length === 0
      ? { target, sure: "assumed", candidates: [], complete }
      : { ...unknown, candidates: resources, complete };
  }

  /** The templates of a list's elements, where Terraform JSON has them; undefined for any other expression. */
  templates(resource: TerraformResource, path: AttributePath): readonly unknown[] | undefined {
    const template = fields(this.#expression(resource, path)).constant_value;
    return Array.isArray(template) ? (template as unknown[]) : undefined;
  }

  #expression(resource: TerraformResource, path: AttributePath): unknown {
    let found: unknown = this.#configuration(resource)?.expressions;
    for (const step of path) {
      found = typeof step === "number" ? elements(found)[step] : fields(found)[step];
    }
    return found;
  }

  #configuration({ module, data, type, name }: TerraformResource): Fields | undefined {
    const address = `${data ? "data." : ""}${type}.${name}`;
    return this.#modules.get(configurationPath(module))?.resources.get(address);
  }
}

function kindOf({ data, type }: TerraformResource): string {
  return data ? `data.${type}` : type;
}
