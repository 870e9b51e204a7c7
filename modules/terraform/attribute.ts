import { TerraformStack, Token, type IResolvable, type IResolveContext, type TerraformResource } from "cdktf";

/**
 * A string token for an attribute of a resource: plain text where it stands alone in the resource's own stack, which
 * costs the library less to make and to resolve than its own token, and that one in other stacks and in expressions.
 *
 * @param name what Terraform calls the attribute
 * @param own the library's token
 */
export function attribute(resource: TerraformResource, name: string, own: () => string): string {
  const stack = TerraformStack.of(resource);
  // one for all times: it keeps what the library has found out about other stacks
  let library: string | undefined;
  const token: IResolvable = {
    creationStack: [],
    resolve: ({ scope, suppressBraces = false }: IResolveContext) =>
      suppressBraces || TerraformStack.of(scope) !== stack
        ? (library ??= own())
        : `\${${resource.terraformResourceType}.${resource.friendlyUniqueId}.${name}}`,
    toString: () => Token.asString(token),
  };
  return Token.asString(token);
}
