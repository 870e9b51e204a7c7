import { partition } from "./partition";

/** A system-defined profile as it is callable from one source Region. */
export interface SystemDefinedProfile {
  readonly inferenceProfileId: string;
  readonly inferenceProfileName: string;
  readonly sourceRegion: string;
  /** The Regions it lists; `regionless` stands for the foundation model that is in none. */
  readonly destinationRegions: readonly string[];
}

/** The destination of a `global.` profile beside its source Region. */
export const regionless = "";

const euRegions = ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"];

/** System-defined profiles with the destination Regions that AWS lists for them. */
export const systemDefinedProfiles: readonly SystemDefinedProfile[] = [
  {
    inferenceProfileId: "us.anthropic.claude-3-haiku-20240307-v1:0",
    inferenceProfileName: "US Anthropic Claude 3 Haiku",
    sourceRegion: "us-west-2",
    destinationRegions: ["us-east-1", "us-west-2"],
  },
  {
    inferenceProfileId: "us.anthropic.claude-3-haiku-20240307-v1:0",
    inferenceProfileName: "US Anthropic Claude 3 Haiku",
    sourceRegion: "us-east-2",
    destinationRegions: ["us-east-1", "us-east-2", "us-west-2"],
  },
  {
    // lists no model in its own source Region
    inferenceProfileId: "us.anthropic.claude-3-5-sonnet-20240620-v1:0",
    inferenceProfileName: "US Anthropic Claude 3.5 Sonnet",
    sourceRegion: "us-east-2",
    destinationRegions: ["us-east-1", "us-west-2"],
  },
  {
    inferenceProfileId: "us.anthropic.claude-sonnet-4-20250514-v1:0",
    inferenceProfileName: "US Claude Sonnet 4",
    sourceRegion: "us-east-1",
    destinationRegions: ["us-east-1", "us-east-2", "us-west-2"],
  },
  ...["us-east-1", "us-east-2", "us-west-2"].map((sourceRegion) => ({
    inferenceProfileId: "global.anthropic.claude-sonnet-4-20250514-v1:0",
    inferenceProfileName: "Global Claude Sonnet 4",
    sourceRegion,
    destinationRegions: [sourceRegion, regionless],
  })),
  {
    inferenceProfileId: "eu.anthropic.claude-sonnet-4-20250514-v1:0",
    inferenceProfileName: "EU Claude Sonnet 4",
    sourceRegion: "eu-central-1",
    destinationRegions: euRegions,
  },
  {
    inferenceProfileId: "eu.anthropic.claude-sonnet-4-6",
    inferenceProfileName: "EU Claude Sonnet 4.6",
    sourceRegion: "eu-west-2",
    destinationRegions: [...euRegions, "eu-west-2"],
  },
  {
    inferenceProfileId: "apac.amazon.nova-lite-v1:0",
    inferenceProfileName: "APAC Nova Lite",
    sourceRegion: "ap-east-2",
    destinationRegions: [
      "ap-east-2",
      "ap-northeast-1",
      "ap-northeast-2",
      "ap-northeast-3",
      "ap-south-1",
      "ap-south-2",
      "ap-southeast-1",
      "ap-southeast-2",
      "ap-southeast-3",
      "ap-southeast-4",
    ],
  },
  {
    inferenceProfileId: "jp.anthropic.claude-sonnet-4-6",
    inferenceProfileName: "JP Claude Sonnet 4.6",
    sourceRegion: "ap-northeast-1",
    destinationRegions: ["ap-northeast-1", "ap-northeast-3"],
  },
  {
    inferenceProfileId: "us-gov.anthropic.claude-3-haiku-20240307-v1:0",
    inferenceProfileName: "US-GOV Claude 3 Haiku",
    sourceRegion: "us-gov-east-1",
    destinationRegions: ["us-gov-east-1", "us-gov-west-1"],
  },
];

/** The ARN of a foundation model in each destination Region. */
export function foundationModelArns(
  modelId: string,
  sourceRegion: string,
  destinationRegions: readonly string[],
): readonly string[] {
  return destinationRegions.map(
    (region) => `arn:${partition(sourceRegion)}:bedrock:${region}::foundation-model/${modelId}`,
  );
}
