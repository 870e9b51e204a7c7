import { TerraformStack, type TerraformResource } from "cdktf";

const resources = new WeakMap<TerraformStack, Map<string, TerraformResource>>();

/**
 * Throws where another resource of the stack has the Terraform address of `resource`: one would replace the other.
 *
 * Addresses leave out the construct ID `Default`, so that two paths can have one.
 */
export function checkUniqueId(resource: TerraformResource): void {
  const stack = TerraformStack.of(resource);
  const known = resources.get(stack) ?? new Map<string, TerraformResource>();
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
