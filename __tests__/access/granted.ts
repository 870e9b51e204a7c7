import { grantedResources } from "../../modules/access/granted-resource";
import type { ModelsInRegion } from "../../modules/access/models-in-region";
import { namedProfile } from "../../modules/access/profile";
import { holds } from "../../modules/iam/text-set";
import type { ReportedProfile } from "../../modules/report/access";
import { application, haiku, model, type PlannedProfile } from "../plan/plan";
import { readStatements } from "../statements";

export const allow = { Effect: "Allow", Action: "bedrock:InvokeModel*" };

/** What statements grant. */
export function granted(...made: readonly object[]) {
  return grantedResources(readStatements(...made));
}

export function readProfile({ arn, models }: PlannedProfile): ReportedProfile {
  return { ...namedProfile(arn), foundationModelArns: models };
}

export function byArn(...profiles: readonly ReportedProfile[]): Map<string, ReportedProfile> {
  return new Map(profiles.map((profile) => [profile.arn ?? profile.address ?? "", profile]));
}

export const made: ReportedProfile = {
  ...namedProfile(application.arn),
  arn: null,
  address: "aws_bedrock_inference_profile.a",
  foundationModelArns: haiku.models,
};

export const elsewhere = model("ap-south-1");
export const samples = [...haiku.models, model(""), elsewhere, elsewhere.replace("anthropic", "other")];

/** Of each part of the models, its Region, whether requests for it may have that Region, and the samples in it. */
export function models(parts: readonly ModelsInRegion[]): [string, string[]][] {
  return parts.map(({ region, arns }) => [region, samples.filter((arn) => holds(arns, arn))]);
}

export function regionsOf({ requestedRegion }: ModelsInRegion): string[] {
  return ["us-west-2", "us-east-1", "ap-south-1", "unspecified"].filter((name) =>
    holds(requestedRegion, name),
  );
}
