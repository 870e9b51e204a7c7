import {
  TerraformDataSource,
  TerraformOutput,
  TerraformResource,
  type TerraformElement,
  type TerraformLocal,
  type TerraformStack,
} from "cdktf";
import type { IConstruct } from "constructs";
import { libraryClassOf } from "./library-class";
import { SharedLocals } from "./shared-local";

/**
 * The elements of a stack that have no Terraform address of their own: one would replace the other.
 *
 * Addresses leave out the construct ID `Default`, so that two paths can have one.
 */
export function addressProblems(stack: TerraformStack): string[] {
  const known = new Map<string, IConstruct>();
  const remedy = "give one of the constructs above them another ID than 'Default'";
  return stack.node.findAll().flatMap((element) =>
    terraformAddresses(element).flatMap((address) => {
      const other = known.get(address);
      known.set(address, element);
      if (!other) return [];
      return [
        `${element.node.path}: '${address}' should be its own, got that of ${other.node.path}; ${remedy}`,
      ];
    }),
  );
}

function terraformAddresses(element: IConstruct): string[] {
  if (TerraformResource.isTerraformResource(element)) {
    return [address(element.terraformResourceType, element)];
  }
  if (TerraformDataSource.isTerraformDataSource(element)) {
    return [address(`data.${element.terraformResourceType}`, element)];
  }
  if (element instanceof SharedLocals) return element.addresses;
  if (isLocal(element)) return [address("local", element)];
  return TerraformOutput.isTerraformOutput(element) ? [address("output", element)] : [];
}

function isLocal(element: IConstruct): element is TerraformLocal {
  return libraryClassOf(element)?.name === "TerraformLocal";
}

function address(kind: string, { friendlyUniqueId }: TerraformElement): string {
  return `${kind}.${friendlyUniqueId}`;
}
