import { text } from "../iam/json";
import type { AttachmentNotes } from "./attachment-notes";
import type { AttachmentSources } from "./attachment-sources";
import { attributeValues, blocks } from "./attribute";
import type { Policy } from "./policy";
import type { PrincipalIdentity } from "./principal-identity";
import type { TerraformResource } from "./terraform-resource";
import { listedPolicies, noteManagedList } from "./whole-list";

/** Reads what a role lists itself, but for what has a resource of its own. */
export function readRoleLists(
  role: TerraformResource,
  own: PrincipalIdentity,
  sources: AttachmentSources,
  notes: AttachmentNotes,
): void {
  const isInlineOwn = sources.resolution.hasExpression(role, ["inline_policy"]);
  for (const { policy, name } of inlinePolicies(role, own, sources)) {
    notes.note(role, own, policy, "known", { name, isOwn: isInlineOwn });
  }
  const path = ["managed_policy_arns"];
  const { known, unknown } = attributeValues(role, path);
  // a list that the configuration has not takes nothing away
  const isOwn = sources.resolution.hasExpression(role, path);
  const listed = known.filter((arn) => !hasOwnResource(role, own, "managed_policy_arns", arn, sources));
  if (listed.length > 0 || (unknown && isOwn)) {
    for (const { found, sure } of listedPolicies(role, path, sources, notes, listed)) {
      notes.note(role, own, found, sure, { isOwn });
    }
  }
  if (isOwn) {
    noteManagedList(role, path, { found: own, sure: "known" }, sources.policies.attached(role, path), notes);
  }
}

/** An inline policy of a role, and its name where it has one. */
interface InlinePolicy {
  readonly policy: Policy;
  readonly name?: string;
}

function inlinePolicies(
  role: TerraformResource,
  own: PrincipalIdentity,
  sources: AttachmentSources,
): InlinePolicy[] {
  const { side, actions, resolution, policies } = sources;
  const { address } = role;
  const listed = blocks(role, "inline_policy");
  if (!listed) {
    // a dynamic block is in no configuration; of a role that there is already, only a block can be unknown
    const isUpdated = side === "after" && actions.get(address)?.join() === "update";
    const isDeclared = isUpdated || resolution.hasExpression(role, ["inline_policy"]);
    return isDeclared
      ? [{ policy: policies.note({ address, json: undefined, managed: false, owned: true }) }]
      : [];
  }
  return listed.flatMap(({ block, unknown }, index) => {
    const name = text(block.name) ?? "";
    // a block without anything says that there should be no inline policy
    const isEmpty =
      text(block.name) === undefined && text(block.policy) === undefined && unknown.policy !== true;
    if (isEmpty || hasOwnResource(role, own, "inline_policy", name, sources)) return [];
    const place = listed.length > 1 ? `${address} (${name || index + 1})` : address;
    const policy = policies.of(role, ["inline_policy", index, "policy"], false, place);
    return [{ policy, ...(name !== "" && { name }) }];
  });
}

/** Whether a resource of its own says what becomes of a policy that a role lists. */
function hasOwnResource(
  role: TerraformResource,
  own: PrincipalIdentity,
  list: string,
  policy: string,
  { side, resolution, own: ownPolicies }: AttachmentSources,
): boolean {
  // a list that the configuration has not is what was there before
  const isCarried = side === "after" && !resolution.hasExpression(role, [list]);
  return ownPolicies.has(own, policy, isCarried ? ["before", "after"] : [side]);
}
