import { guardrailPattern, guardrailVersionPattern } from "../policy/guardrail";
import type { Guard } from "./guard";
import { hcl, matches } from "./hcl";
import { templateText } from "./template";

const guardrailType = /:guardrail\//;

/**
 * The Terraform expression for the ARNs on which guardrails are applied. It is empty where `guardrails` is not a list
 * of texts: a guard has a sentence for that.
 *
 * @param guardrails a reference to their ARNs, with versions behind some
 */
export function guardrailResourcesExpression(guardrails: string): string {
  const version = hcl(`/${guardrailVersionPattern.source}/`);
  return `try(distinct([for arn in ${guardrails} : replace(arn, ${version}, "$1")]), [])`;
}

/**
 * The Terraform expression for what `bedrock:GuardrailIdentifier` may be in a call. It is empty where `guardrails` is
 * not a list of texts: a guard has a sentence for that.
 *
 * @param guardrails a reference to their ARNs, with versions behind some
 */
export function guardrailIdentifiersExpression(guardrails: string): string {
  const identifiers = `${matches(guardrailVersionPattern, "arn")} ? [arn] : [arn, "\${arn}:*"]`;
  return `try(flatten([for arn in ${guardrails} : ${identifiers} if ${matches(guardrailType, "arn")}]), [])`;
}

/**
 * Guardrails should be what `guardrailsProblem` takes, and one of them no guardrail profile: otherwise the plan fails.
 *
 * @param guardrails a reference to their ARNs
 */
export function guardrailGuard(guardrails: string): Guard {
  const isOne = matches(guardrailPattern, "arn");
  const named = `anytrue([for arn in ${guardrails} : ${matches(guardrailType, "arn")}])`;
  const others = `length([for other in ${guardrails} : other if other == arn || startswith(arn, "\${other}:")])`;
  const once = `alltrue([for arn in ${guardrails} : ${others} == 1])`;
  return {
    condition: `\${try(alltrue([for arn in ${guardrails} : ${isOne}]) && ${named} && ${once}, false)}`,
    errorMessage: `'guardrails' should be ARNs of guardrails, each once, with ':' and a number where one version is meant, and of guardrail profiles beside them, got \${jsonencode(${guardrails})}`,
  };
}

/**
 * Guardrails should be of the partition of foundation models: otherwise the plan fails.
 *
 * @param guardrails an expression for their ARNs
 * @param models a reference to the ARNs of the foundation models
 */
export function guardrailPartitionGuard(guardrails: string, models: string): Guard {
  const partition = `split(":", ${models}[0])[1]`;
  // what is no ARN is not of another partition: `guardrailGuard` has the sentence for that
  const odd = `try([for arn in ${guardrails} : arn if try(split(":", arn)[1] != ${partition}, false)], [])`;
  return {
    condition: `\${length(${odd}) == 0}`,
    errorMessage: `'guardrails' should be of the partition of the foundation models, \${${partition}}, got \${join(", ", ${odd})}`,
  };
}

/** Guardrails and foundation models as expressions for lists. */
export interface GuardedModels {
  /** What the guardrail of a call may be. */
  readonly identifiers: string;

  /** The foundation models, in every Region. */
  readonly models: string;
}

/** Two principals of a kind that may be one, by expressions for their names. */
export interface PrincipalPair {
  readonly word: string;
  readonly names: readonly [string, string];

  /** The name, where they are one for sure; Terraform may not know it when it plans. */
  readonly same?: string;
}

/**
 * The guardrails for foundation models should be those that the same principals have for them by other access, because
 * each denies what the other allows: otherwise the plan fails.
 *
 * @param path what messages call the other access
 * @param pairs the principals of both that may be the same
 */
export function sameGuardrailsGuard(
  own: GuardedModels,
  path: string,
  other: GuardedModels,
  pairs: readonly PrincipalPair[],
): Guard {
  const models = `setintersection(${own.models}, ${other.models})`;
  const apart = `toset(${own.identifiers}) == toset(${other.identifiers}) || length(${models}) == 0`;
  const sure = pairs.flatMap(({ word, same }) => (same === undefined ? [] : [`${word} ${plain(same)}`]));
  const asked = `[${pairs.map(({ word, names }) => `[${[hcl(word), ...names].join(", ")}]`).join(", ")}]`;
  const isSame = "try(lower(pair[1]) == lower(pair[2]), false)";
  const found = `\${join(", ", [for pair in ${asked} : "\${pair[0]} \${pair[1]}" if ${isSame}])}`;
  const isSure = sure.length > 0;
  return {
    condition: `\${${apart}${isSure ? "" : ` || !anytrue([for pair in ${asked} : ${isSame}])`}}`,
    errorMessage: `'guardrails' should be those of ${templateText(path)}, which gives ${isSure ? [...new Set(sure)].join(", ") : found} access to \${join(", ", ${models})} too, got others, so that each denies the calls of the other; name the guardrails of both in each, or part the principals`,
  };
}

/** A name that is for Terraform to resolve, as a text that it does not resolve. */
function plain(name: string): string {
  return templateText(name.replace(/^\$\{(.*)\}$/s, "$1"));
}
