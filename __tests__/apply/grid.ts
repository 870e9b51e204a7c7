import type { Request } from "../simulation";

export const account = "111122223333";
const eu = ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"];

/** A profile as it is called from a source Region, and the Regions in which its model must be allowed. */
export interface Pair {
  readonly id: string;
  readonly source: string;
  readonly regions: readonly string[];
  readonly partition?: string;
}

// what AWS lists, as seen live, and the source Region; "" is the region-less model
export const pairs: readonly Pair[] = [
  {
    id: "us.anthropic.claude-3-haiku-20240307-v1:0",
    source: "us-west-2",
    regions: ["us-east-1", "us-west-2"],
  },
  {
    id: "us.anthropic.claude-3-haiku-20240307-v1:0",
    source: "us-east-2",
    regions: ["us-east-1", "us-east-2", "us-west-2"],
  },
  {
    id: "us.anthropic.claude-sonnet-4-20250514-v1:0",
    source: "us-east-1",
    regions: ["us-east-1", "us-east-2", "us-west-2"],
  },
  // AWS leaves the source Region out
  {
    id: "us.anthropic.claude-3-5-sonnet-20240620-v1:0",
    source: "us-east-2",
    regions: ["us-east-1", "us-east-2", "us-west-2"],
  },
  { id: "global.anthropic.claude-sonnet-4-20250514-v1:0", source: "us-east-2", regions: ["", "us-east-2"] },
  { id: "eu.anthropic.claude-sonnet-4-20250514-v1:0", source: "eu-central-1", regions: eu },
  { id: "eu.anthropic.claude-sonnet-4-6", source: "eu-west-2", regions: [...eu, "eu-west-2"] },
  {
    id: "apac.amazon.nova-lite-v1:0",
    source: "ap-east-2",
    regions: [
      ...["ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2"],
      ...["ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4"],
    ],
  },
  {
    id: "jp.anthropic.claude-sonnet-4-6",
    source: "ap-northeast-1",
    regions: ["ap-northeast-1", "ap-northeast-3"],
  },
  {
    id: "us-gov.anthropic.claude-3-haiku-20240307-v1:0",
    source: "us-gov-east-1",
    regions: ["us-gov-east-1", "us-gov-west-1"],
    partition: "aws-us-gov",
  },
];

/** The first of them. */
export const haiku = pairs[0] ?? fail();

/** What can't happen. */
export function fail(): never {
  throw new Error("unreachable");
}

/** The ARN of the profile of a pair. */
export function profileArn({ id, source, partition = "aws" }: Pair): string {
  return `arn:${partition}:bedrock:${source}:${account}:inference-profile/${id}`;
}

/** The ARNs in which its model must be allowed. */
export function modelArns({ id, regions, partition = "aws" }: Pair): string[] {
  const model = id.slice(id.indexOf(".") + 1);
  return regions.map((region) => `arn:${partition}:bedrock:${region}::foundation-model/${model}`);
}

/** Every request there can be: each action on each resource it works on, through each profile and none. */
export function grid(
  actions: readonly string[],
  resources: readonly string[],
  profiles: readonly string[],
): Request[] {
  return actions.flatMap((action) =>
    (action === "bedrock:ListInferenceProfiles" ? ["*"] : [...new Set(resources)]).flatMap((resource) =>
      [undefined, ...profiles].map((inferenceProfileArn) => ({ action, resource, inferenceProfileArn })),
    ),
  );
}

/** What is near to a profile and its models, and not the same. */
export function neighbours(
  own: string,
  models: readonly string[],
): { profiles: string[]; resources: string[] } {
  const [model = ""] = models;
  const profiles = [
    own.replace(/inference-profile\/.*/, "inference-profile/us.amazon.nova-micro-v1:0"),
    own.replace(/:bedrock:[^:]+:/, ":bedrock:sa-east-1:"),
    own.replace(account, "444455556666"),
    `${own}0`,
    own.slice(0, -1),
  ];
  const resources = [
    ...["", "sa-east-1", "us-east-1", "us-west-2"].map((region) =>
      model.replace(/:bedrock:[^:]*:/, `:bedrock:${region}:`),
    ),
    `${model}0`,
    model.slice(0, -1),
    model.replace(/foundation-model\/.*/, "foundation-model/amazon.nova-micro-v1:0"),
    model.replace(/^arn:[^:]+:/, "arn:aws-cn:"),
  ];
  return { profiles, resources };
}

/** The actions that call a foundation model. */
export const calls = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];
