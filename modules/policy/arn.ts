/** The parts of a Bedrock ARN. Region and account are empty where AWS leaves them out. */
export interface BedrockArn {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly resourceType: string;
  readonly resourceId: string;
}

/** Parses a Bedrock ARN, or returns undefined for anything else. */
export function parseBedrockArn(text: string): BedrockArn | undefined {
  // model IDs contain colons: the resource is everything after the fifth
  const match = /^arn:([^:]+):bedrock:([^:]*):([^:]*):([^/]+)\/(.+)$/.exec(text);
  if (!match) return undefined;
  const [, partition = "", region = "", account = "", resourceType = "", resourceId = ""] = match;
  return { partition, region, account, resourceType, resourceId };
}
