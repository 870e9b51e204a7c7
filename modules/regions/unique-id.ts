import { TerraformStack, type TerraformDataSource, type TerraformResource } from "cdktf";
import type { Construct } from "constructs";

const resources = new WeakMap<TerraformStack, Map<string, Construct>>();

/**
 * Throws where another resource or data source of the stack has the Terraform address of `resource`: one would replace the other.
 *
 * Addresses leave out the construct ID `Default`, so that two paths can have one.
 */
export function checkUniqueId(resource: TerraformResource | TerraformDataSource): void {
  const stack = TerraformStack.of(resource);
  const known = resources.get(stack) ?? new Map<string, Construct>();
  resources.set(stack, known);
  const address = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  const other = known.get(address);
  if (other) {
    const remedy = "give one of the constructs above them another ID than 'Default'";
    throw new Error(
      `${resource.node.path}: '${address}' should be its own, got that of ${other.node.path}; ${remedy}`,
    );
  }
  known.set(address, resource);
}
