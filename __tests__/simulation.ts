import { runUnsafeSimulation } from "@cloud-copilot/iam-simulate";
import type { PolicyDocument } from "../modules/policy/document";

/** One call, as IAM checks it for one resource. */
export interface Request {
  readonly action: string;
  readonly resource: string;

  /** The ARN of the profile the caller named, where one was named. */
  readonly inferenceProfileArn?: string | undefined;

  /** @default - the Region of the resource, `unspecified` for a region-less foundation model */
  readonly requestedRegion?: string;

  /** Other condition keys. */
  readonly context?: Readonly<Record<string, string | string[]>>;
}

/**
 * Whether a role with these policies may make a request, in the words of an evaluator of IAM policies that is not ours.
 *
 * It is the one that takes region-less ARNs.
 */
export function decision(
  documents: readonly PolicyDocument[],
  { action, resource, inferenceProfileArn, requestedRegion, context }: Request,
): "Allowed" | "ExplicitlyDenied" | "ImplicitlyDenied" {
  const [, , , region = "", account = ""] = resource.split(":");
  return runUnsafeSimulation(
    {
      request: {
        principal: "arn:aws:iam::111122223333:role/analytics",
        action,
        resource: { resource, accountId: account || "111122223333" },
        contextVariables: {
          ...context,
          "aws:RequestedRegion": requestedRegion ?? (region || "unspecified"),
          ...(inferenceProfileArn === undefined
            ? {}
            : { "bedrock:InferenceProfileArn": inferenceProfileArn }),
        },
      },
      identityPolicies: documents.map((policy, index) => ({ name: String(index), policy })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
}
