import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { finishedText } from "../terraform/finished-value";
import type { Guard } from "../terraform/guard";
import { sameGuardrailsGuard, type PrincipalPair } from "../terraform/guardrail";
import { OncePerStack } from "../terraform/once-per-stack";
import { expression } from "../terraform/shared-local";
import { namedPrincipals, type NamedPrincipal, type Principals } from "./principals";

/** Who may call which models, with which guardrails. */
export interface GuardedAccess {
  readonly construct: Construct;
  readonly principals: Principals;

  /** What the guardrail of a call may be. */
  readonly identifiers: readonly string[];

  /** A reference to the foundation models, in every Region. */
  readonly models: string;
}

/** A principal, and a Terraform expression for its name. */
interface Holder extends NamedPrincipal {
  readonly expression: string;
}

/** Guarded access that is compared with that of other constructs. */
interface Compared {
  readonly construct: Construct;
  readonly holders: readonly Holder[];

  /** The same for the same guardrails. */
  readonly guardrails: string;
  readonly identifiers: string;
  readonly models: string;
}

const known = new OncePerStack<Construct, Compared>();

/**
 * What Terraform checks of guarded access beside the access of constructs that the stack had before: two with other
 * guardrails for one principal and model deny each other's calls.
 *
 * It is known when the stack is finished: constructs may be taken out, and a Lazy has its value then.
 */
export function guardsBesideOthers(access: GuardedAccess): () => Guard[] {
  const { construct, identifiers, models } = access;
  const before = known.allOf(TerraformStack.of(construct));
  const own = known.of(construct, construct, () => ({
    construct,
    holders: namedPrincipals(access.principals).map((principal) => ({
      ...principal,
      expression: expression(construct, "principal", principal.name),
    })),
    guardrails: JSON.stringify([...identifiers].sort()),
    identifiers: expression(construct, "guardrail_identifiers", identifiers),
    models,
  }));
  return () =>
    before
      .filter(({ guardrails }) => guardrails !== own.guardrails)
      .filter((other) => isInTree(other.construct))
      .flatMap((other) => {
        const pairs = own.holders.flatMap((holder) => pairsOf(own.construct, holder, other.holders));
        return pairs.length === 0 ? [] : [sameGuardrailsGuard(own, other.construct.node.path, other, pairs)];
      });
}

/** A principal with each of others that may be the same. */
function pairsOf(scope: Construct, own: Holder, others: readonly Holder[]): PrincipalPair[] {
  return others
    .filter(({ word }) => word === own.word)
    .flatMap((other) => {
      const same = areSame(scope, own.name, other.name);
      if (same === false) return [];
      const names: PrincipalPair["names"] = [own.expression, other.expression];
      return [{ word: own.word, names, ...(same && { same: finishedName(scope, own.name) }) }];
    });
}

/** Whether two names are of one principal, or undefined where that is for Terraform to say. */
function areSame(scope: Construct, own: string, other: string): boolean | undefined {
  const [name, another] = [own, other].map((text) => finishedName(scope, text)) as [string, string];
  if (name === another) return true;
  if (![name, another].some((text) => text.includes("${"))) return false;
  const [resource, anotherResource] = [name, another].map((text) => resourceName.exec(text)?.[1]);
  // two resources of one account have two names
  return resource && anotherResource ? resource === anotherResource : undefined;
}

const resourceName = /^\$\{(aws_iam_(?:role|user|group)\.[\w-]+)\.(?:name|id)\}$/;

/** A name as IAM compares it, which does not tell capitals apart. Terraform does in expressions. */
function finishedName(scope: Construct, name: string): string {
  const text = finishedText(scope, name);
  return text.includes("${") ? text : text.toLowerCase();
}

/** Whether a construct has not been taken out of its tree, nor one above it. */
function isInTree(construct: Construct): boolean {
  return construct.node.scopes.every(
    (each) => each.node.scope === undefined || each.node.scope.node.tryFindChild(each.node.id) === each,
  );
}
