import { Lazy, type TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { addressProblems } from "./address";
import { checkFinishedStack } from "./finished-stack";
import { OncePerStack } from "./once-per-stack";
import { shutsOutSixth } from "./version-constraint";

/** The AWS provider versions whose data sources and resources this module uses alike. */
export const awsProviderVersions = ">= 5.100.0, < 7.0.0";

/** Those that know the argument `region` of data sources and resources. */
export const sixthAwsProviderVersions = ">= 6.0.0, < 7.0.0";

/** What a stack demands of the AWS provider. */
class VersionDemand {
  /** What takes AWS provider 6, as a construct and its prop. */
  readonly sixth: { readonly construct: Construct; readonly prop: string }[] = [];

  /** Our own range: a token, so that it can be told from a version that the user set. */
  readonly range = Lazy.stringValue({
    produce: () => (this.sixth.length > 0 ? sixthAwsProviderVersions : awsProviderVersions),
  });
}

const path = ["terraform", "required_providers", "aws", "version"];
const demands = new OncePerStack<"aws", VersionDemand>();

/**
 * Prepares the stack of `scope` for what this module defines in it: it runs with every AWS provider this module
 * works with, and its synth fails where two elements would share an address.
 *
 * The bindings demand the one version they were generated from. A version that the user sets with
 * `stack.addOverride("terraform.required_providers.aws.version", …)`, before or after, has the last word.
 */
export function prepareStack(scope: Construct): void {
  demandOf(scope);
  checkFinishedStack(scope, addressProblems);
}

/** Lets the stack of a construct demand AWS provider 6, for one of its props. */
export function demandSixth(construct: Construct, prop: string): void {
  demandOf(construct).sixth.push({ construct, prop });
  checkFinishedStack(construct, sixthProblems);
}

function demandOf(scope: Construct): VersionDemand {
  return demands.of(scope, "aws", (stack) => {
    const demand = new VersionDemand();
    if (versionOf(stack) === undefined) stack.addOverride(path.join("."), demand.range);
    return demand;
  });
}

/** The version in the overrides of a stack: the library sets its own elsewhere. */
function versionOf(stack: TerraformStack): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (Reflect.get(value, key) as unknown) : undefined,
    Reflect.get(stack, "rawOverrides"),
  );
}

/** The props that take AWS provider 6 in a stack whose user shuts it out. */
function sixthProblems(stack: TerraformStack): string[] {
  const version = versionOf(stack);
  if (typeof version !== "string" || !shutsOutSixth(version)) return [];
  return demandOf(stack).sixth.map(
    ({ construct, prop }) =>
      `${construct.node.path}: '${prop}' should stand beside AWS provider 6, got the version '${version}' of the stack; let it be 6, or define a provider for the Region instead`,
  );
}
