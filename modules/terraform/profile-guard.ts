import type { Guard } from "./guard";
import { placeGuards, placeRemedy, placeRules } from "./place-guard";
import type { ProviderPlace } from "./provider-place";

/** The profile that AWS is asked for, as Terraform expressions. */
export interface AskedProfile extends ProviderPlace {
  /** The ID or ARN. */
  readonly id: string;
}

const answered = "self.inference_profile_arn";
const listed = "self.models[*].model_arn";

/**
 * What AWS should say about an inference profile: that it can be called, what it routes to, and that it is the one
 * that was asked for, in the place where it was asked. Otherwise the plan fails.
 *
 * They are three, for every profile has them in the template.
 *
 * @param profile what messages call the profile: its ID or ARN
 */
export function profileGuards(profile: string, asked: AskedProfile): Guard[] {
  const subject = `inference profile ${profile}`;
  // a wildcard in what AWS answers would open more than AWS routes to
  const isModel = `can(regex("^arn:[^:*?]+:bedrock:[^:*?]*::foundation-model/[^*?$]+$", arn))`;
  const rules = [
    {
      condition: `contains([${answered}, try(split("/", ${answered})[1], "")], ${asked.id})`,
      rule: "the one that AWS answers with",
    },
    ...placeRules(answered, asked),
  ];
  const conditions = [
    isProfile(answered, "(application-)?inference-profile"),
    ...rules.map(({ condition }) => condition),
  ];
  return [
    {
      condition: '${self.status == "ACTIVE"}',
      errorMessage: `${subject} should be ACTIVE, got \${self.status}; wait until AWS has made it active, or name another`,
    },
    {
      condition: `\${length(self.models) > 0 && alltrue([for arn in ${listed} : ${isModel}])}`,
      errorMessage: `${subject} should list the ARNs of foundation models, got \${jsonencode(${listed})}; check it with \`aws bedrock get-inference-profile\`, or name another`,
    },
    {
      condition: `\${${conditions.join(" && ")}}`,
      errorMessage: `${subject} should be ${rules.map(({ rule }) => rule).join(", ")}, got \${${answered}}; ${placeRemedy}`,
    },
  ];
}

/**
 * What AWS should say about an application inference profile that was made: otherwise the apply stops before a
 * policy names it.
 *
 * @param profile what messages call the profile
 */
export function madeProfileGuards(profile: string, place: ProviderPlace): Guard[] {
  const subject = `inference profile ${profile}`;
  return [
    {
      condition: `\${${isProfile("self.arn", "application-inference-profile")}}`,
      errorMessage: `${subject} should have the ARN of an application inference profile, got \${self.arn}; report it to AWS`,
    },
    ...placeGuards(subject, "self.arn", place),
  ];
}

function isProfile(arn: string, type: string): string {
  return `can(regex("^arn:[^:*?]+:bedrock:[^:*?]+:[0-9]{12}:${type}/[^*?$]+$", ${arn}))`;
}
