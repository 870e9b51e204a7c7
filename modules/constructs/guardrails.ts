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

const known = new OncePerStack<RequiredGuardrails, RequiredGuardrails>();

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
    known.of(construct, this, () => this);
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
    const others = known.allOf(TerraformStack.of(this.construct));
    return others
      .slice(0, others.indexOf(this))
      .filter((other) => isInTree(other.construct) && !this.isApart(other))
      .map((other) => sameGuardrailsGuard(this.access, other.construct.node.path, other.access));
  }

  /** Whether it is clear without Terraform that two constructs have the same guardrails, or no principal in common. */
  private isApart(other: RequiredGuardrails): boolean {
    const [own, others] = [this, other].map(({ identifiers }) => JSON.stringify([...identifiers].sort()));
    if (own === others) return true;
    const principals = [this, other].map((each) => principalTexts(each.principals));
    if (principals.some((each) => each.length === 0)) return true;
    return !hasToken(principals) && !principals[0]?.some((text) => principals[1]?.includes(text));
  }

  private get access() {
    const principals = principalTexts(this.principals);
    return {
      identifiers: expression(this.construct, "guardrail_identifiers", this.identifiers),
      models: localReference(this.modelsEverywhere(this.profiles)),
      principals: expression(this.construct, "principals", principals),
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

/** Whether a construct has not been taken out of its tree. */
function isInTree(construct: Construct): boolean {
  return construct.node.scopes.every(
    ({ node }) => node.scope === undefined || node.scope.node.tryFindChild(node.id) !== undefined,
  );
}
