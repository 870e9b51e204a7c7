import type { Question } from "../../modules/iam/question";
import { only } from "../../modules/iam/text-set";
import type { Request } from "../simulation";
import { fail } from "./grid";

/** A request of the simulation as a question of the report's evaluator. */
export function asked({ action, resource, inferenceProfileArn, context = {} }: Request): Question {
  const [, , , region = ""] = resource.split(":");
  return {
    action: only(action.toLowerCase()),
    resource: only(resource),
    keys: {
      "aws:requestedregion": only(region || "unspecified"),
      ...keysOf(context),
      "bedrock:inferenceprofilearn": inferenceProfileArn === undefined ? null : only(inferenceProfileArn),
    },
  };
}

/** Condition keys as the evaluator has them. A guardrail that is not named is known not to be there. */
function keysOf(context: NonNullable<Request["context"]>): Question["keys"] {
  const values = Object.entries(context).map(([key, value]) => [
    key.toLowerCase(),
    only(typeof value === "string" ? value : fail()),
  ]);
  return { "bedrock:guardrailidentifier": null, ...(Object.fromEntries(values) as Question["keys"]) };
}
