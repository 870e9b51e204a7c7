import { guardrailPattern, guardrailVersionPattern } from "../policy/guardrail";
import { inexactPattern } from "../policy/profile-id";
import type { Guard } from "./guard";
import { hcl, matches } from "./hcl";

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
  const isOne = `${matches(guardrailPattern, "arn")} && !${matches(inexactPattern, "arn")}`;
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
  const odd = `[for arn in ${guardrails} : arn if split(":", arn)[1] != ${partition}]`;
  return {
    condition: `\${try(length(${odd}) == 0, false)}`,
    errorMessage: `'guardrails' should be of the partition of the inference profiles, \${${partition}}, got \${try(join(", ", ${odd}), "null")}`,
  };
}

/** Access that takes guardrails, as references to lists. */
export interface GuardedAccess {
  /** What the guardrail of a call may be. */
  readonly identifiers: string;

  /** The foundation models, in every Region. */
  readonly models: string;

  /** Who has it, a text each. */
  readonly principals: string;
}

/**
 * The guardrails of access to foundation models should be those of other access that the same principals have to them,
 * because each denies what the other allows: otherwise the plan fails.
 *
 * @param other what messages call the other access
 */
export function sameGuardrailsGuard(own: GuardedAccess, other: string, others: GuardedAccess): Guard {
  const both = (list: keyof GuardedAccess) => `setintersection(${own[list]}, ${others[list]})`;
  const same = `toset(${own.identifiers}) == toset(${others.identifiers})`;
  return {
    condition: `\${${same} || length(${both("models")}) == 0 || length(${both("principals")}) == 0}`,
    errorMessage: `'guardrails' should be those of ${other}, which gives \${join(", ", ${both("principals")})} access to \${join(", ", ${both("models")})} too, got others, so that each denies the calls of the other; name the guardrails of both in each, or part the principals`,
  };
}
