import type { TerraformProvider, TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { checkFinishedStack } from "./finished-stack";
import { OncePerStack } from "./once-per-stack";

/** Where something is read or made: in the Region of a provider, or in another one. */
export interface LookupPlace {
  readonly sourceRegion?: string;
  readonly provider?: TerraformProvider;
}

/** A lookup, and the other constructs that it is for. */
interface Shared<Lookup> {
  readonly lookup: Lookup;
  readonly users: Construct[];
}

/** Lookups of one kind: what is read is read once, however many constructs of a stack ask for it. */
export class Lookups<Lookup extends Construct> {
  private readonly known = new OncePerStack<string, Shared<Lookup>>();

  /** The lookup of `asked` in the stack of `scope`, made below `scope` where the stack has none yet. */
  of(scope: Construct, asked: string, { sourceRegion, provider }: LookupPlace, made: () => Lookup): Lookup {
    const key = JSON.stringify([asked, sourceRegion, provider?.node.path]);
    const { lookup, users } = this.known.of(scope, key, () => ({ lookup: made(), users: [] }));
    if (lookup.node.scope !== scope) users.push(scope);
    checkFinishedStack(scope, this.removed);
    return lookup;
  }

  /** The lookups that were removed from a stack with the construct that was first, while others still use them. */
  private readonly removed = (stack: TerraformStack): string[] => {
    const elements = new Set<IConstruct>(stack.node.findAll());
    return this.known.allOf(stack).flatMap(({ lookup, users }) => {
      const user = users.find((construct) => elements.has(construct));
      if (elements.has(lookup) || !user) return [];
      return [
        `${user.node.path}: its lookup should be in the stack, went with ${lookup.node.path}; look it up in a construct that stays first`,
      ];
    });
  };
}
