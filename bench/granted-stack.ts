import type { TerraformStack } from "cdktf";
import { BedrockAccessStack } from "cdktf-bedrock-inference-profiles";
import type { Construct } from "constructs";
import { HandWrittenStack } from "./hand-written";
import type { WorkloadGrant } from "./workload";

/** Who writes a stack: this module, or somebody by hand. */
export type Form = "module" | "by hand";

/** The grants of one account, as a stack. */
export function grantedStack(
  scope: Construct,
  id: string,
  form: Form,
  grants: readonly WorkloadGrant[],
): TerraformStack {
  if (form === "by hand") return new HandWrittenStack(scope, id, grants);
  return new BedrockAccessStack(scope, id, {
    accountId: "111122223333",
    sourceRegion: "us-west-2",
    grants: Object.fromEntries(
      grants.map(({ role, inferenceProfileIds }) => [role, { inferenceProfileIds, roles: [role] }]),
    ),
  });
}
