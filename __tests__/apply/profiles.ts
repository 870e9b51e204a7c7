import { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";
import type { SystemDefinedProfile } from "../../local/bedrock";
import { InferenceProfile, InferenceProfileAccess, type InferenceProfileAccessProps } from "../../modules";

const longestList = [
  ...["ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2"],
  ...["ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4"],
];

/** Profiles that are as long as the longest ones AWS has. */
export const longProfiles: readonly SystemDefinedProfile[] = Array.from({ length: 15 }, (_, index) => ({
  inferenceProfileId: `apac.amazon.nova-pro-v${index + 1}:0`,
  inferenceProfileName: `APAC Nova Pro ${index + 1}`,
  sourceRegion: "ap-northeast-1",
  destinationRegions: longestList,
}));

/** A stack that gives the role `analytics` access to the first of the long profiles. */
export function accessToLongProfiles(
  count: number,
  props: Partial<InferenceProfileAccessProps> = {},
  provider: AwsProviderConfig = {},
): string {
  const stack = new TerraformStack(new App(), "prod");
  new AwsProvider(stack, "Aws", { region: "ap-northeast-1", ...provider });
  const inferenceProfiles = longProfiles
    .slice(0, count)
    .map(({ inferenceProfileId }, index) =>
      InferenceProfile.fromLookup(stack, `Profile${index + 1}`, { inferenceProfileId }),
    );
  new InferenceProfileAccess(stack, "Analytics", { inferenceProfiles, roles: ["analytics"], ...props });
  return Testing.synth(stack, true);
}
