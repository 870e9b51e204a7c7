import { TerraformStack, type TerraformLocal } from "cdktf";
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
  sameGuardrailsGuard,
  type GuardedAccess,
} from "../terraform/guardrail";
import { OncePerStack } from "../terraform/once-per-stack";
import { expression, localList, localReference, reference, sharedLocal } from "../terraform/shared-local";
import type { InferenceProfile } from "./inference-profile";
import { principalTexts, type Principals } from "./principals";
import { texts } from "./prop";

/** What is wrong with the guardrails that calls through profiles must have, or undefined. */
export function requiredGuardrailsProblem(
  guardrails: unknown,
  actions: readonly string[],
  profiles: readonly InferenceProfile[],
): string | undefined {
  const problem = texts(guardrailsProblem)(guardrails) ?? callProblem(actions);
  if (problem !== undefined || hasToken(guardrails)) return problem;
  const arns = guardrails as readonly string[];
  const partitions = profiles.flatMap(({ label }) => parseBedrockArn(label)?.partition ?? []);
  return (
    onlyGuardrailProfilesProblem(arns) ??
    partitions.map((partition) => guardrailPartitionProblem(arns, partition)).find((found) => found)
  );
}

function callProblem(actions: readonly string[]): string | undefined {
  if (hasCall(actions)) return undefined;
  return `should stand beside an action that calls foundation models, got '${actions.join("', '")}'; leave them out`;
}

/** The models of a profile, a list token. */
interface ProfileModels {
  readonly foundationModelArns: readonly string[];
}

/** What guardrails a construct has for whom, to be compared with those of others. */
interface Comparable {
  readonly construct: Construct;

  /** The same for the same guardrails. */
  readonly guardrails: string;
  readonly principals: ReadonlySet<string>;

  /** Whether Terraform is to say who some of the principals are. */
  readonly late: boolean;
  readonly access: () => GuardedAccess;
}

const comparables = new OncePerStack<Construct, Comparable>();

/** The guardrails of which every call that a construct allows must have one. */
export class RequiredGuardrails {
  /** What the guardrail of a call may be. */
  readonly identifiers: readonly string[];

  /** The guardrails and guardrail profiles that are applied. */
  readonly resources: readonly string[];

  constructor(
    private readonly construct: Construct,
    private readonly arns: readonly string[],
    private readonly principals: Principals,
    private readonly profiles: readonly ProfileModels[],
  ) {
    this.identifiers = this.read("identifiers", guardrailIdentifiers, guardrailIdentifiersExpression);
    this.resources = this.read("resources", guardrailResources, guardrailResourcesExpression);
  }

  /** The foundation models of profiles in every Region, a list token. */
  everywhere(profiles: readonly ProfileModels[]): string[] {
    return localList(this.modelsEverywhere(profiles));
  }

  /** What Terraform checks of the guardrails before it makes a policy for profiles. */
  guards(profiles: readonly ProfileModels[]): Guard[] {
    const arns = expression(this.construct, "guardrails", this.arns);
    const models = localReference(this.modelsEverywhere(profiles));
    return [...(hasToken(this.arns) ? [guardrailGuard(arns)] : []), guardrailPartitionGuard(arns, models)];
  }

  /** What Terraform checks of the guardrails beside those of the constructs that the stack had before. */
  guardsBesideOthers(): Guard[] {
    const own = this.comparable();
    const others = comparables.allOf(TerraformStack.of(this.construct));
    comparables.of(this.construct, this.construct, () => own);
    return others
      .filter((other) => !areApart(own, other) && isInTree(other.construct))
      .map((other) => sameGuardrailsGuard(own.access(), other.construct.node.path, other.access()));
  }

  private comparable(): Comparable {
    const { construct, identifiers } = this;
    const principals = principalTexts(this.principals);
    return {
      construct,
      guardrails: JSON.stringify([...identifiers].sort()),
      principals: new Set(principals),
      late: hasToken(principals),
      access: () => ({
        identifiers: expression(construct, "guardrail_identifiers", identifiers),
        models: localReference(this.modelsEverywhere(this.profiles)),
        principals: expression(construct, "principals", principals),
      }),
    };
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
    return localList(sharedLocal(construct, `guardrail_${name}`, arns, value));
  }

  private modelsEverywhere(profiles: readonly ProfileModels[]): TerraformLocal {
    const { construct } = this;
    const models = profiles.map(({ foundationModelArns }) => foundationModelArns);
    const value = () => {
      const all = `flatten(${reference(construct, "profile_models", models)})`;
      return `\${${modelsEverywhereExpression(all)}}`;
    };
    return sharedLocal(construct, "models_everywhere", models, value);
  }
}

/** Whether it is clear without Terraform that two have the same guardrails, or no principal in common. */
function areApart(own: Comparable, other: Comparable): boolean {
  if (own.guardrails === other.guardrails) return true;
  if (own.principals.size === 0 || other.principals.size === 0) return true;
  return !own.late && !other.late && ![...own.principals].some((text) => other.principals.has(text));
}

/** Whether a construct has not been taken out of its tree. */
function isInTree(construct: Construct): boolean {
  return construct.node.scopes.every(
    ({ node }) => node.scope === undefined || node.scope.node.tryFindChild(node.id) !== undefined,
  );
}
