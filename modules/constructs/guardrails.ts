import type { Construct } from "constructs";
import { hasCall } from "../policy/action";
import { parseBedrockArn } from "../policy/arn";
import {
  guardrailIdentifiers,
  guardrailPartitionProblem,
  guardrailResources,
  guardrailsProblem,
  onlyGuardrailProfilesProblem,
} from "../policy/guardrail";
import { hasToken } from "../terraform/finished-value";
import { modelsEverywhereExpression } from "../terraform/foundation-models";
import type { Guard } from "../terraform/guard";
import {
  guardrailGuard,
  guardrailIdentifiersExpression,
  guardrailPartitionGuard,
  guardrailResourcesExpression,
} from "../terraform/guardrail";
import { expression, reference, sharedLocal, type SharedLocal } from "../terraform/shared-local";
import type { ModelSource } from "./model-source";
import { texts } from "./prop";

/** What is wrong with the guardrails that calls must have, or undefined. */
export function requiredGuardrailsProblem(
  guardrails: unknown,
  actions: readonly string[],
  sources: readonly ModelSource[],
): string | undefined {
  const problem = texts(guardrailsProblem)(guardrails) ?? callProblem(actions);
  if (problem !== undefined || hasToken(guardrails)) return problem;
  const arns = guardrails as readonly string[];
  const partitions = sources.flatMap(
    ({ nameInMessages }) => parseBedrockArn(nameInMessages)?.partition ?? [],
  );
  return (
    onlyGuardrailProfilesProblem(arns) ??
    partitions.map((partition) => guardrailPartitionProblem(arns, partition)).find((found) => found)
  );
}

function callProblem(actions: readonly string[]): string | undefined {
  if (hasCall(actions)) return undefined;
  return `should stand beside an action that calls foundation models, got '${actions.join("', '")}'; leave them out`;
}

/** The models of a profile, or one that is called without a profile, a list token. */
interface ProfileModels {
  readonly foundationModelArns: readonly string[];
}

/** The guardrails of which every call that a construct allows must have one. */
export class RequiredGuardrails {
  /** What the guardrail of a call may be. */
  readonly identifiers: readonly string[];

  /** The guardrails and guardrail profiles that are applied. */
  readonly resources: readonly string[];

  constructor(
    private readonly construct: Construct,
    private readonly arns: readonly string[],
  ) {
    this.identifiers = this.read("identifiers", guardrailIdentifiers, guardrailIdentifiersExpression);
    this.resources = this.read("resources", guardrailResources, guardrailResourcesExpression);
  }

  /** The foundation models of profiles in every Region, a list token. */
  everywhere(profiles: readonly ProfileModels[]): string[] {
    return this.modelsEverywhere(profiles).list;
  }

  /** A reference to the foundation models of profiles in every Region. */
  models(profiles: readonly ProfileModels[]): string {
    return this.modelsEverywhere(profiles).reference;
  }

  /** What Terraform checks of the guardrails before it makes a policy for profiles. */
  guards(profiles: readonly ProfileModels[]): Guard[] {
    const arns = expression(this.construct, "guardrails", this.arns);
    const models = this.models(profiles);
    return [...(hasToken(this.arns) ? [guardrailGuard(arns)] : []), guardrailPartitionGuard(arns, models)];
  }

  /** What the ARNs say of the guardrails, which Terraform reads where they are tokens. */
  private read(
    name: string,
    literal: (arns: readonly string[]) => string[],
    late: (arns: string) => string,
  ): string[] {
    const { construct, arns } = this;
    if (!hasToken(arns)) return literal(arns);
    const value = () => `\${${late(reference(construct, "guardrails", arns))}}`;
    return sharedLocal(construct, `guardrail_${name}`, arns, value).list;
  }

  private modelsEverywhere(profiles: readonly ProfileModels[]): SharedLocal {
    const { construct } = this;
    const models = profiles.map(({ foundationModelArns }) => foundationModelArns);
    const value = () => {
      const all = `flatten(${reference(construct, "profile_models", models)})`;
      return `\${${modelsEverywhereExpression(all)}}`;
    };
    return sharedLocal(construct, "models_everywhere", models, value);
  }
}
