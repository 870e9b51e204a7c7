import type { Request } from "../../modules/iam/policy-statement";
import type { Request as Simulated } from "../simulation";

/** A request of the simulation, as our evaluator takes it: what the simulation is not told, the request does not have. */
export function request({
  action,
  resource,
  inferenceProfileArn,
  requestedRegion,
  context,
}: Simulated): Request {
  const [, , , region = ""] = resource.split(":");
  const values = new Map(
    Object.entries({
      ...context,
      "aws:RequestedRegion": requestedRegion ?? (region || "unspecified"),
      ...(inferenceProfileArn === undefined ? {} : { "bedrock:InferenceProfileArn": inferenceProfileArn }),
    }).map(([key, value]) => [key.toLowerCase(), [value].flat().join()]),
  );
  return { action, resource, context: (key) => values.get(key) ?? null };
}
