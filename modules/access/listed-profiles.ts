import { parseBedrockArn } from "../policy/arn";
import { elements, fields, text } from "../iam/json";
import type { ReportedProfile } from "../report/access";
import { modelArns, namedProfile } from "./profile";

/** The inference profiles that `aws bedrock list-inference-profiles` prints, or undefined for another document. */
export function listedProfiles(document: unknown): ReportedProfile[] | undefined {
  const { inferenceProfileSummaries } = fields(document);
  if (!Array.isArray(inferenceProfileSummaries)) return undefined;
  return elements(inferenceProfileSummaries).flatMap((item) => {
    const { inferenceProfileArn, inferenceProfileName, models } = fields(item);
    const arn = text(inferenceProfileArn);
    if (arn === undefined || !parseBedrockArn(arn)) return [];
    const profile = namedProfile(arn, text(inferenceProfileName));
    return [{ ...profile, foundationModelArns: modelArns(models, "modelArn") }];
  });
}
