import type { BedrockStandIn } from "../../local/bedrock";

export interface Answer {
  readonly status: number;
  readonly exception: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Input {
  readonly region?: string;
  readonly accessKeyId?: string;
  readonly body?: object;
}

/** Calls an operation as an AWS SDK would, from us-west-2 unless another source Region is given. */
export async function call(
  bedrock: BedrockStandIn,
  method: string,
  path: string,
  input: Input = {},
): Promise<Answer> {
  const response = await fetch(bedrock.endpoint + path, {
    method,
    headers: authorization(input.region, input.accessKeyId),
    ...(input.body && { body: JSON.stringify(input.body) }),
  });
  const body = (await response.json()) as Answer["body"];
  return { status: response.status, exception: response.headers.get("x-amzn-errortype"), body };
}

export function getProfile(bedrock: BedrockStandIn, identifier: string, input: Input = {}): Promise<Answer> {
  return call(bedrock, "GET", `/inference-profiles/${encodeURIComponent(identifier)}`, input);
}

export function authorization(region = "us-west-2", accessKeyId = "local"): Record<string, string> {
  const scope = `${accessKeyId}/20261124/${region}/bedrock/aws4_request`;
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=unchecked`,
  };
}

/** The foundation models of an answer, in the order of the answer. */
export function modelArns(answer: Answer): string[] {
  return (answer.body.models as { modelArn: string }[]).map(({ modelArn }) => modelArn);
}

export function resourceNotFound(message: string): Answer {
  return { status: 404, exception: "ResourceNotFoundException", body: { message } };
}

export function invalid(message: string): Answer {
  return { status: 400, exception: "ValidationException", body: { message } };
}
