import type { PolicyDocument } from "../../modules/policy/document";
import type { Report } from "../../modules/report/report";
import { decision, type Request } from "../simulation";
import { calls } from "./grid";

/** Whether a report says that a role may make a call of a profile, or of a foundation model through one or none. */
function reported(
  { principals }: Report,
  role: string,
  { action, resource, inferenceProfileArn }: Request,
): boolean {
  const rows = principals.find(({ type, name }) => type === "role" && name === role)?.profiles ?? [];
  return rows.some(({ profile, after }) => {
    if (!after) return false;
    const way = action === "bedrock:InvokeModel" ? "invoke" : "invokeWithResponseStream";
    if (profile.arn === resource) {
      return calls.includes(action) ? after[way] === "always" : after.manages.includes(action);
    }
    const [, , , region = "", , ...id] = resource.split(":");
    const isModel = profile.foundationModelArns?.some((arn) => arn.split(":").slice(5).join() === id.join());
    const inPartition = resource.split(":")[1] === profile.arn?.split(":")[1];
    const isReached = after.destinations.some(
      (destination) => destination.region === (region || "global") && destination[way] === "allowed",
    );
    const through = inferenceProfileArn === profile.arn || after.direct === "allowed";
    return calls.includes(action) && isModel === true && inPartition && isReached && through;
  });
}

/** Expects a report to allow the calls that the evaluator allows, and no others. */
export function expectReported(
  plan: Report,
  role: string,
  documents: readonly PolicyDocument[],
  requests: readonly Request[],
): void {
  // the report says nothing of what else may be done with foundation models
  const asked = requests.filter(
    ({ action, resource }) => calls.includes(action) || resource.includes("inference-profile/"),
  );
  const allowed = asked.filter((request) => decision(documents, request) === "Allowed");
  expect(asked.filter((request) => reported(plan, role, request))).toEqual(allowed);
  expect(allowed.length).toBeGreaterThan(0);
}
