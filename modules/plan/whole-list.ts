import type { PrincipalType } from "../report/principal";
import { inlineSlot, type AttachmentNotes } from "./attachment-notes";
import type { AttachmentSources } from "./attachment-sources";
import { attributeValues } from "./attribute";
import type { Found } from "./policies";
import type { Policy } from "./policy";
import type { PrincipalIdentity } from "./principal-identity";
import type { TerraformResource } from "./terraform-resource";

/** The policies in a list, of which references do not show the constants. */
export function listedPolicies(
  resource: TerraformResource,
  path: readonly string[],
  { resolution, policies }: AttachmentSources,
  notes: AttachmentNotes,
  known?: readonly string[],
): Found<Policy>[] {
  const { unknown } = attributeValues(resource, path);
  if (unknown && !resolution.templates(resource, path)) {
    notes.noteUnjudged(resource, `what else is in '${path.join(".")}', known after apply`);
  }
  return policies.attached(resource, path, known);
}

/** Notes that a list has all managed policies of a principal. */
export function noteManagedList(
  resource: TerraformResource,
  path: readonly string[],
  principal: Found<PrincipalIdentity>,
  policies: readonly Found<Policy>[],
  notes: AttachmentNotes,
): void {
  notes.list(resource, principal, {
    kind: "managed",
    slots: new Set(policies.map(({ found }) => found.address)),
    complete: !attributeValues(resource, path).unknown,
  });
}

/** Reads what a resource says is all that a principal has of inline policies: those without a resource are not known. */
export function readInlineList(
  resource: TerraformResource,
  type: PrincipalType,
  { names, own, policies }: AttachmentSources,
  notes: AttachmentNotes,
): void {
  const { address } = resource;
  const { known, unknown } = attributeValues(resource, ["policy_names"]);
  const named = names.named(resource, type, [`${type}_name`]);
  notes.withAll(named, type, (principal) => {
    const { found, sure } = principal;
    for (const name of known) {
      if (own.has(found, name, ["before", "after"]) || notes.hasInline(found, name)) continue;
      const policy = { address: `${address} (${name})`, json: undefined, managed: false, owned: false };
      notes.note(resource, found, policies.note(policy), sure, { name });
    }
    notes.list(resource, principal, {
      kind: "inline",
      slots: new Set(known.map(inlineSlot)),
      complete: !unknown,
    });
  });
  if (named.others) notes.noteUnjudged(resource, `the ${type}'s name, known after apply`);
}
