import { modelInRegionPattern, profileRemedy } from "../policy/model-id";
import type { Guard } from "./guard";
import { matches } from "./hcl";
import { placeGuards, placeRemedy } from "./place-guard";

/** The foundation model that AWS is asked for, as Terraform expressions. */
export interface AskedModel {
  /** The ID or ARN. */
  readonly id: string;

  /** The Region, if it is known. */
  readonly region?: string;
}

const answered = "self.model_arn";

/**
 * What AWS should say about a foundation model that is called without a profile: otherwise the plan fails.
 *
 * @param model what messages call the model: its ID or ARN
 */
export function modelGuards(model: string, { id, region }: AskedModel): Guard[] {
  const subject = `foundation model ${model}`;
  const types = "self.inference_types_supported";
  return [
    {
      condition: `\${${matches(modelInRegionPattern, answered)}}`,
      errorMessage: `${subject} should have the ARN of a foundation model in a Region, got \${${answered}}; name another`,
    },
    {
      // AWS answers to the ID of an inference profile with the model behind it
      condition: `\${${answered} == ${id} || try(split("/", ${answered})[1] == ${id}, false)}`,
      errorMessage: `${subject} should be the one that AWS answers with, got \${${answered}}; ${profileRemedy}; otherwise ${placeRemedy}`,
    },
    {
      condition: `\${try(contains(${types}, "ON_DEMAND"), false)}`,
      errorMessage: `${subject} should be callable without an inference profile, which is ON_DEMAND, got \${jsonencode(${types})}; call it through a profile, which \`aws bedrock list-inference-profiles\` lists`,
    },
    ...placeGuards(subject, answered, region === undefined ? {} : { region }),
  ];
}
