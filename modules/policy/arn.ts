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
  const parts =
    /^arn:(?<partition>[^:]+):bedrock:(?<region>[^:]*):(?<account>[^:]*):(?<resourceType>[^/]+)\/(?<resourceId>.+)$/;
  return parts.exec(text)?.groups as BedrockArn | undefined;
}
