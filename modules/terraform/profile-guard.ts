import type { Guard } from "./guard";
import { placeGuards, placeRemedy } from "./place-guard";
import type { ProviderPlace } from "./provider-place";

/** The profile that AWS is asked for, as Terraform expressions. */
export interface AskedProfile extends ProviderPlace {
  /** The ID or ARN. */
  readonly id: string;
}

const answered = "self.inference_profile_arn";

/**
 * What AWS should say about an inference profile: otherwise the plan fails.
 *
 * @param profile what messages call the profile: its ID or ARN
 */
export function profileGuards(profile: string): Guard[] {
  const subject = `inference profile ${profile}`;
  const models = "self.models[*].model_arn";
  // a wildcard in what AWS answers would open more than AWS routes to
  const isModel = `can(regex("^arn:[^:*?]+:bedrock:[^:*?]*::foundation-model/[^*?$]+$", arn))`;
  return [
    {
      condition: '${self.status == "ACTIVE"}',
      errorMessage: `${subject} should be ACTIVE, got \${self.status}; wait until AWS has made it active, or name another`,
    },
    {
      condition: "${length(self.models) > 0}",
      errorMessage: `${subject} should list at least one foundation model, got none; check it with \`aws bedrock get-inference-profile\``,
    },
    {
      condition: `\${alltrue([for arn in ${models} : ${isModel}])}`,
      errorMessage: `${subject} should list the ARNs of foundation models, got \${join(", ", [for arn in ${models} : arn if !${isModel}])}; name another`,
    },
    {
      condition: `\${${isProfile(answered, "(application-)?inference-profile")}}`,
      errorMessage: `${subject} should have the ARN of an inference profile, got \${${answered}}; name another`,
    },
  ];
}

/**
 * AWS should answer with the profile that it was asked for, in the place where it was asked: otherwise the plan fails.
 *
 * @param profile what messages call the profile: its ID or ARN
 */
export function askedGuards(profile: string, asked: AskedProfile): Guard[] {
  const subject = `inference profile ${profile}`;
  return [
    {
      condition: `\${${answered} == ${asked.id} || try(split("/", ${answered})[1] == ${asked.id}, false)}`,
      errorMessage: `${subject} should be the one that AWS answers with, got \${${answered}}; ${placeRemedy}`,
    },
    ...placeGuards(subject, answered, asked),
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
