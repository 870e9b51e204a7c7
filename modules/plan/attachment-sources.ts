import type { OwnPolicies } from "./own-policy";
import type { Policies } from "./policies";
import type { PrincipalNames } from "./principal-names";
import type { Resolution } from "./resolution";
import type { TerraformDocument } from "./terraform-document";

/** What attachments at one time are read from. */
export interface AttachmentSources {
  readonly side: "before" | "after";
  readonly actions: TerraformDocument["actions"];
  readonly resolution: Resolution;
  readonly own: OwnPolicies;
  readonly policies: Policies;
  readonly names: PrincipalNames;
}
