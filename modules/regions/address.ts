import {
  TerraformDataSource,
  TerraformElement,
  TerraformLocal,
  TerraformOutput,
  TerraformResource,
  type TerraformStack,
} from "cdktf";
import type { IConstruct } from "constructs";

/**
 * The elements of a stack that have no Terraform address of their own: one would replace the other.
 *
 * Addresses leave out the construct ID `Default`, so that two paths can have one.
 */
export function addressProblems(stack: TerraformStack): string[] {
  const known = new Map<string, IConstruct>();
  return stack.node.findAll().flatMap((element) => {
    const address = terraformAddress(element);
    if (address === undefined) return [];
    const other = known.get(address);
    known.set(address, element);
    if (!other) return [];
    const remedy = "give one of the constructs above them another ID than 'Default'";
    return [
      `${element.node.path}: '${address}' should be its own, got that of ${other.node.path}; ${remedy}`,
    ];
  });
}

function terraformAddress(element: IConstruct): string | undefined {
  if (!TerraformElement.isTerraformElement(element)) return undefined;
  const id = element.friendlyUniqueId;
  if (TerraformResource.isTerraformResource(element)) return `${element.terraformResourceType}.${id}`;
  if (TerraformDataSource.isTerraformDataSource(element)) {
    return `data.${element.terraformResourceType}.${id}`;
  }
  if (element instanceof TerraformLocal) return `local.${id}`;
  return TerraformOutput.isTerraformOutput(element) ? `output.${id}` : undefined;
}
