/** The parts of a Bedrock ARN. Region and account are empty where AWS leaves them out. */
export interface BedrockArn {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly resourceType: string;
  readonly resourceId: string;
}

// model IDs contain colons: the resource is everything after the fifth
const written = /^arn:([^:]*):bedrock:([^:]*):([^:]*):([^/]*)\/(.*)$/;

/** The parts of a Bedrock ARN, or of a pattern for some, as they are written: each may be empty or a wildcard. */
export function bedrockArnParts(text: string): BedrockArn | undefined {
  const [, partition, region = "", account = "", resourceType = "", resourceId = ""] =
    written.exec(text) ?? [];
  return partition === undefined ? undefined : { partition, region, account, resourceType, resourceId };
}

/** Parses a Bedrock ARN, or returns undefined for anything else. */
export function parseBedrockArn(text: string): BedrockArn | undefined {
  const arn = bedrockArnParts(text);
  return arn && arn.partition !== "" && arn.resourceType !== "" && arn.resourceId !== "" ? arn : undefined;
}
