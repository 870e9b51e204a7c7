import type { Question } from "../../modules/iam/question";
import { only } from "../../modules/iam/text-set";
import type { Request } from "../simulation";

/** A request of the simulation as a question of the report's evaluator. */
export function asked({ action, resource, inferenceProfileArn }: Request): Question {
  const [, , , region = ""] = resource.split(":");
  return {
    action: only(action.toLowerCase()),
    resource: only(resource),
    keys: {
      "aws:requestedregion": only(region || "unspecified"),
      "bedrock:inferenceprofilearn": inferenceProfileArn === undefined ? null : only(inferenceProfileArn),
    },
  };
}
