import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformProvider, TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import { isExpression } from "./finished-value";
import type { LookupPlace } from "./lookups";
import { expression } from "./shared-local";

/** Expressions for where an AWS provider works, as far as the stack knows it. */
export interface ProviderPlace {
  /** The Region, if it is no token: null would stand for the Region of the environment. */
  readonly region?: string;

  /** A list of the accounts it is allowed to work in. */
  readonly accountIds?: string;
}

/** Where something is read or made: in a Region, if one is given, or else where its AWS provider works. */
export function askedPlace(scope: Construct, { sourceRegion, provider }: LookupPlace): ProviderPlace {
  return {
    ...providerPlace(scope, provider),
    ...(sourceRegion !== undefined && { region: expression(scope, "region", sourceRegion) }),
  };
}

const defaults = new WeakMap<TerraformStack, AwsProvider>();

/**
 * Where the AWS provider of a construct works.
 *
 * @param provider the provider, or undefined for the stack's own, if that is defined by now
 */
function providerPlace(scope: Construct, provider: TerraformProvider | undefined): ProviderPlace {
  const { regionInput: region, allowedAccountIdsInput: ids } =
    (provider as AwsProvider | undefined) ?? defaultProvider(TerraformStack.of(scope)) ?? {};
  return {
    ...(region !== undefined &&
      !Token.isUnresolved(region) &&
      !isExpression(region) && { region: expression(scope, "region", region) }),
    ...(ids !== undefined &&
      !Token.isUnresolved(ids) && { accountIds: expression(scope, "allowed_account_ids", ids) }),
  };
}

function defaultProvider(stack: TerraformStack): AwsProvider | undefined {
  const known = defaults.get(stack);
  if (known) return known;
  const found = stack.node.findAll().find(isDefaultProvider);
  if (found) defaults.set(stack, found);
  return found;
}

function isDefaultProvider(element: unknown): element is AwsProvider {
  return (
    TerraformProvider.isTerraformProvider(element) &&
    element.terraformResourceType === "aws" &&
    element.alias === undefined
  );
}
