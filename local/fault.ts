import { setTimeout as delay } from "node:timers/promises";
import { type ExceptionName, ServiceError } from "./service-error";

/**
 * What goes wrong with each GetInferenceProfile of one profile, or GetFoundationModel of one model: an HTTP status
 * of 403, 404, 429 or 500, a late answer, a socket destroyed in the middle of the answer, or other members; of a
 * profile also other foundation models (as ARNs), another status than ACTIVE, or another ARN.
 */
export type Fault =
  | { readonly error: number }
  | { readonly delayMs: number }
  | { readonly cut: true }
  | { readonly members: object }
  | { readonly models: readonly string[] }
  | { readonly status: string }
  | { readonly arn: string };

const exceptions: Readonly<Record<number, ExceptionName>> = {
  403: "AccessDeniedException",
  404: "ResourceNotFoundException",
  429: "ThrottlingException",
  500: "InternalServerException",
};

/**
 * What a fault puts in the place of an answer's own members, after its delay.
 *
 * @throws the exception of an `error` fault
 */
export async function faultyMembers(fault: Fault): Promise<object> {
  if ("error" in fault) {
    const exception = exceptions[fault.error];
    if (exception === undefined)
      throw new Error(`'error' should be 403, 404, 429 or 500, got ${fault.error}`);
    throw new ServiceError(exception, `this resource has the fault ${JSON.stringify(fault)}`);
  }
  // without a reference, so that a long delay does not keep a stopped process alive
  if ("delayMs" in fault) await delay(fault.delayMs, undefined, { ref: false });
  if ("members" in fault) return fault.members;
  if ("models" in fault) return { models: fault.models.map((modelArn) => ({ modelArn })) };
  if ("status" in fault) return { status: fault.status };
  if ("arn" in fault) return { inferenceProfileArn: fault.arn };
  return {};
}
